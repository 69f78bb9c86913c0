namespace Assistant.Models.Admission;

/// <summary>
/// Calls in round robin: first among cities, in a city among people, a person's own in the order in which they came. Each turn serves one
/// call of one person, so that fifty questions of one do not delay another's one. Every operation takes constant time, save the walk over
/// cities that cannot be served and over all positions. Not thread-safe.
/// </summary>
internal sealed class FairQueue
{
    private readonly LinkedList<City> _ring = new();
    private readonly Dictionary<string, City> _cities = new(StringComparer.Ordinal);

    public int Count { get; private set; }

    public void Add(Waiter waiter)
    {
        if (!_cities.TryGetValue(waiter.Call.CityId, out var city))
        {
            city = new City(waiter.Call.CityId);
            _cities[city.Id] = city;
            _ring.AddLast(city.Node);
        }

        city.Add(waiter);
        Count++;
    }

    /// <summary>How many calls of a person wait.</summary>
    public int CountOf(string cityId, string subject) => _cities.TryGetValue(cityId, out var city) ? city.CountOf(subject) : 0;

    /// <summary>Takes out the next call that <paramref name="serve"/> has a place for.</summary>
    /// <param name="serve">Gives a place or <see langword="null"/>; asked once for each city, with its next call.</param>
    /// <returns>The call and its place; <see langword="null"/> where nobody can be served.</returns>
    public (Waiter Waiter, Place Place)? Serve(Func<Waiter, Place?> serve)
    {
        for (var node = _ring.First; node is not null; node = node.Next)
        {
            var next = node.Value.Next;
            if (serve(next) is not { } place)
                continue;
            Remove(next);
            if (_cities.TryGetValue(next.Call.CityId, out var city))
            {
                _ring.Remove(city.Node);
                _ring.AddLast(city.Node);
                city.Rotate(next.Call.Subject);
            }

            return (next, place);
        }

        return null;
    }

    /// <summary>Takes out a call that gives up.</summary>
    public void Remove(Waiter waiter)
    {
        if (waiter.Node is null || !_cities.TryGetValue(waiter.Call.CityId, out var city))
            return;
        city.Remove(waiter);
        Count--;
        if (!city.IsEmpty)
            return;
        _ring.Remove(city.Node);
        _cities.Remove(city.Id);
    }

    /// <summary>All calls in the order in which they would be served.</summary>
    public IEnumerable<Waiter> InOrder() => RoundRobin(_ring.Select(city => RoundRobin(city.Queues)));

    private static IEnumerable<Waiter> RoundRobin(IEnumerable<IEnumerable<Waiter>> queues)
    {
        var ring = new Queue<IEnumerator<Waiter>>(queues.Select(queue => queue.GetEnumerator()));
        while (ring.TryDequeue(out var next))
        {
            if (!next.MoveNext())
            {
                next.Dispose();
                continue;
            }

            yield return next.Current;
            ring.Enqueue(next);
        }
    }

    private sealed class City
    {
        private readonly LinkedList<Person> _ring = new();
        private readonly Dictionary<string, Person> _people = new(StringComparer.Ordinal);

        public City(string id)
        {
            Id = id;
            Node = new LinkedListNode<City>(this);
        }

        public string Id { get; }

        public LinkedListNode<City> Node { get; }

        public bool IsEmpty => _ring.Count == 0;

        public Waiter Next => _ring.First!.Value.Calls.First!.Value;

        public IEnumerable<IEnumerable<Waiter>> Queues => _ring.Select(person => person.Calls);

        public int CountOf(string subject) => _people.TryGetValue(subject, out var person) ? person.Calls.Count : 0;

        public void Add(Waiter waiter)
        {
            if (!_people.TryGetValue(waiter.Call.Subject, out var person))
            {
                person = new Person();
                _people[waiter.Call.Subject] = person;
                _ring.AddLast(person.Node);
            }

            waiter.Node = person.Calls.AddLast(waiter);
        }

        public void Remove(Waiter waiter)
        {
            var person = _people[waiter.Call.Subject];
            person.Calls.Remove(waiter.Node!);
            waiter.Node = null;
            if (person.Calls.Count > 0)
                return;
            _ring.Remove(person.Node);
            _people.Remove(waiter.Call.Subject);
        }

        public void Rotate(string subject)
        {
            if (!_people.TryGetValue(subject, out var person))
                return;
            _ring.Remove(person.Node);
            _ring.AddLast(person.Node);
        }
    }

    private sealed class Person
    {
        public Person() => Node = new LinkedListNode<Person>(this);

        public LinkedListNode<Person> Node { get; }

        public LinkedList<Waiter> Calls { get; } = new();
    }
}
