using System.Text;
using Assistant.Models.Servers.OpenAI;
using Assistant.Models.Tests.Servers.Lab;

namespace Assistant.Models.Tests.Servers;

public class EventDataTests
{
    [Fact]
    public void An_event_is_the_data_between_blank_lines() => Events("data: a", "", "data:b", "").ShouldBe(["a", "b"]);

    [Fact]
    public void Several_lines_of_data_make_one_event() => Events("data: {", "data:  1", "data", "data: }", "").ShouldBe(["{\n 1\n\n}"]);

    [Fact]
    public void Comments_names_and_ids_are_no_data() => Events(": ping", "", "event: chunk", "id: 1", "retry: 5", "dataset: x", "data: a", "", "", "").ShouldBe(["a"]);

    [Fact]
    public void The_last_event_may_lack_its_blank_line() => Events("data: a", "", "data: [DONE]").ShouldBe(["a", "[DONE]"]);

    private static List<string> Events(params string[] lines)
    {
        using var data = new EventData(Reading.Failures);
        var events = new List<string>();
        foreach (var line in lines)
        {
            if (data.Take(Encoding.UTF8.GetBytes(line)))
                events.Add(Encoding.UTF8.GetString(data.Data));
        }

        if (data.End())
            events.Add(Encoding.UTF8.GetString(data.Data));
        return events;
    }
}
