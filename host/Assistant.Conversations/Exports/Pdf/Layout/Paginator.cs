namespace Assistant.Conversations.Exports.Pdf.Layout;

/// <summary>Puts items on pages: what belongs together stays together where a page can hold it.</summary>
internal static class Paginator
{
    /// <summary>The pages, each with its items and their places from the top of the text, in points.</summary>
    /// <param name="items">The items.</param>
    /// <param name="height">The height of the text on a page, in points.</param>
    public static IReadOnlyList<IReadOnlyList<PlacedItem>> Paginate(IReadOnlyList<FlowItem> items, double height)
    {
        var pages = new List<List<PlacedItem>> { new() };
        var used = 0.0;
        foreach (var group in Groups(items))
        {
            if (used > 0 && used + group.Sum(item => item.Before + item.Height) > height)
                NewPage(group[0]);
            foreach (var item in group)
            {
                var before = used == 0 ? 0 : item.Before;
                if (used > 0 && used + before + item.Height > height)
                {
                    NewPage(item);
                    before = 0;
                }

                pages[^1].Add(new PlacedItem(item, used + before, IsRepeated: false));
                used += before + item.Height;
            }
        }

        return pages;

        void NewPage(FlowItem next)
        {
            pages.Add([]);
            used = 0;
            if (next.TableHead is not { } head)
                return;
            pages[^1].Add(new PlacedItem(head, 0, IsRepeated: true));
            used = head.Height;
        }
    }

    private static IEnumerable<List<FlowItem>> Groups(IReadOnlyList<FlowItem> items)
    {
        var group = new List<FlowItem>();
        foreach (var item in items)
        {
            group.Add(item);
            if (item.KeepsWithNext)
                continue;
            yield return group;
            group = [];
        }

        if (group.Count > 0)
            yield return group;
    }
}
