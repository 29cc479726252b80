namespace SupportConsole.Core.Throttling.History;

/// <summary>What was refused over a limit of new sessions or LeMUR requests in a period.</summary>
/// <param name="Refused">Sessions or requests.</param>
/// <param name="Minutes">Minutes with refusals, each account's own.</param>
/// <param name="Episodes">Episodes of refusals: those of pauses shorter than the setting are one.</param>
/// <param name="Peak">The most refused of one account in one minute.</param>
public readonly record struct RefusalSum(long Refused, long Minutes, long Episodes, long Peak)
{
    /// <summary>The sum over several accounts.</summary>
    public static RefusalSum Of(IEnumerable<RefusalSum> parts) =>
        parts.Aggregate(default(RefusalSum), (sum, part) =>
            new(
                sum.Refused + part.Refused,
                sum.Minutes + part.Minutes,
                sum.Episodes + part.Episodes,
                Math.Max(sum.Peak, part.Peak)
            )
        );
}
