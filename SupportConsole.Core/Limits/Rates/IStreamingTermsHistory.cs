using SupportConsole.Core.Limits.Streaming;

namespace SupportConsole.Core.Limits.Rates;

/// <summary>What accounts were entitled to on new streaming sessions in the past.</summary>
internal interface IStreamingTermsHistory
{
    /// <summary>The terms of an account from a time on, as its recorded changes of limit and plan tell them.</summary>
    /// <param name="state">The account as it stands.</param>
    /// <param name="from">How far back.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    Task<StreamingTermsCourse> ReadAsync(AccountState state, DateTimeOffset from, CancellationToken cancellationToken);
}

/// <summary>An account's terms were others before a time.</summary>
/// <param name="At">When they moved.</param>
/// <param name="Before">The terms until then.</param>
internal sealed record StreamingTermsMove(DateTimeOffset At, StreamingTerms Before);

/// <summary>The terms of an account over time.</summary>
/// <param name="Present">The terms since the last move.</param>
/// <param name="Moves">The moves, oldest first.</param>
internal sealed record StreamingTermsCourse(StreamingTerms Present, IReadOnlyList<StreamingTermsMove> Moves)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>The terms that stood at the end of a minute without traffic.</summary>
    /// <param name="latest">
    /// The last minute with traffic before it. Without a move since, its own starting limit stands: another default of
    /// the settings is no move, and does not reach back.
    /// </param>
    /// <param name="minute">Start of the idle minute.</param>
    public StreamingTerms At(StreamingMinute latest, DateTimeOffset minute)
    {
        var end = minute + Minute;
        var terms = Moves.FirstOrDefault(move => move.At >= end)?.Before ?? Present;
        return latest.StartingLimit > 0 && !Moves.Any(move => move.At >= latest.Minute && move.At < end)
            ? terms with
            {
                Start = latest.StartingLimit,
            }
            : terms;
    }
}
