using SupportConsole.Core.Limits;

namespace SupportConsole.Core.LimitChanges;

/// <summary>
/// A raise of one of an account's limits that is news and still in force, so that a customer may be told of it.
/// </summary>
/// <param name="From">The limit when the period of <see cref="Lately"/> began.</param>
/// <param name="To">The limit now.</param>
/// <param name="At">When it was raised last.</param>
public sealed record LimitRaise(int From, int To, DateTimeOffset At)
{
    /// <summary>How long after it a raise is news.</summary>
    public static readonly TimeSpan Lately = TimeSpan.FromDays(1);

    /// <summary>The raise in force, out of an account's applied changes.</summary>
    /// <param name="changes">
    /// The account's changes, oldest first; those older than <see cref="Lately"/> are ignored.
    /// </param>
    /// <param name="limit">The limit in force now.</param>
    /// <param name="now">The present.</param>
    /// <param name="kind">Which limit.</param>
    /// <returns>
    /// Null when nobody raised it lately, and when an undo, an expiry or a cut took the raise back since.
    /// </returns>
    public static LimitRaise? Find(
        IEnumerable<LimitChange> changes,
        int limit,
        DateTimeOffset now,
        LimitKind kind = LimitKind.AsyncConcurrency
    )
    {
        var recent = changes.Where(change => change.Kind == kind && now - change.At < Lately).ToList();
        return
            recent is [{ OldLimit: var from }, ..]
            && from < limit
            && recent.LastOrDefault(change => IsRaise(change) && change.NewLimit <= limit) is { } raise
            ? new(from, limit, raise.At)
            : null;
    }

    /// <summary>An undo and an expiry bring an old limit back: nobody raised anything.</summary>
    private static bool IsRaise(LimitChange change) =>
        change.NewLimit > change.OldLimit
        && change.Cause is LimitChangeCause.Change or LimitChangeCause.Escalation or LimitChangeCause.UrgentRaise;
}
