using System.Globalization;

namespace Assistant.Host.CommandLine;

/// <summary>Counts what was checked and, where lines are labelled, how well.</summary>
internal sealed class CheckSummary
{
    private int _lines;
    private int _found;
    private int _labelled;
    private int _rightlyFound;
    private int _wronglyFound;
    private int _missed;

    /// <summary>Lines that could not be read.</summary>
    public int Unread { get; set; }

    /// <summary>Counts a line.</summary>
    /// <param name="isFound">Whether the checks found something.</param>
    /// <param name="isSupported">How a person judged it.</param>
    public void Add(bool isFound, bool? isSupported)
    {
        _lines++;
        _found += isFound ? 1 : 0;
        if (isSupported is not { } supported)
            return;
        _labelled++;
        _rightlyFound += isFound && !supported ? 1 : 0;
        _wronglyFound += isFound && supported ? 1 : 0;
        _missed += !isFound && !supported ? 1 : 0;
    }

    public string Text()
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"sentences {_lines}   with findings {_found}   unreadable lines {Unread}");
        return _labelled == 0 ? text : text + string.Create(
            CultureInfo.InvariantCulture,
            $"{Environment.NewLine}labelled {_labelled}   precision {Ratio(_rightlyFound, _wronglyFound):0.000}   recall {Ratio(_rightlyFound, _missed):0.000}");
    }

    // Nothing found of nothing is no mistake.
    private static double Ratio(int right, int wrong) => right + wrong == 0 ? 1 : (double)right / (right + wrong);
}
