using SupportConsole.Core.Limits.Streaming;

namespace SupportConsole.Core.Limits.Rates;

/// <summary>Why the limit on new streaming sessions moved.</summary>
public enum StreamingMoveCause
{
    /// <summary>The minute before was used enough: one step up.</summary>
    Rise = 0,

    /// <summary>The minute before was used little: one step down, never below the starting limit.</summary>
    Fall = 1,

    /// <summary>The account's plan or own limit changed.</summary>
    Terms = 2,
}

/// <summary>A step of the limit on new streaming sessions from one minute to the next.</summary>
/// <param name="At">Start of the minute with the new limit.</param>
/// <param name="From">The limit of the minute before.</param>
/// <param name="To">The new limit.</param>
/// <param name="Opened">Sessions opened in the minute before.</param>
/// <param name="Cause">Why.</param>
public sealed record StreamingMove(DateTimeOffset At, int From, int To, long Opened, StreamingMoveCause Cause)
{
    /// <summary>How much of the minute before was used, in percent, rounded down: the figure that decides.</summary>
    public long UsedPercent => From == 0 ? 0 : Opened * 100 / From;

    /// <summary>The steps between the minutes of a history, newest first.</summary>
    /// <param name="spans">The history, oldest first.</param>
    /// <param name="options">How the limit scales.</param>
    public static IReadOnlyList<StreamingMove> Of(IReadOnlyList<StreamingSpan> spans, StreamingOptions options)
    {
        var moves = new List<StreamingMove>();
        for (var index = spans.Count - 1; index > 0; index--)
        {
            var (before, after) = (spans[index - 1], spans[index]);
            if (before.To == after.From && before.Limit != after.Limit)
            {
                moves.Add(
                    new(after.From, before.Limit, after.Limit, before.Opened, CauseOf(before, after.Limit, options))
                );
            }
        }

        return moves;
    }

    /// <summary>A step that the rules would not make has another cause: the starting limit moved.</summary>
    private static StreamingMoveCause CauseOf(StreamingSpan before, int limit, StreamingOptions options)
    {
        var scaled = StreamingScale.Next(before.Limit, before.Opened, start: 0, options);
        return limit > before.Limit && limit == scaled ? StreamingMoveCause.Rise
            : limit < before.Limit && limit >= scaled && scaled < before.Limit ? StreamingMoveCause.Fall
            : StreamingMoveCause.Terms;
    }
}
