using SupportConsole.Core.Accounts;

namespace SupportConsole.Components.Home;

/// <summary>How soon somebody should look.</summary>
public enum NeedLevel
{
    /// <summary>Engineering's turn: nothing else is wrong.</summary>
    Asked = 0,

    /// <summary>A Free account that may get over it by itself.</summary>
    Later = 1,

    /// <summary>A Free account that is over its limit for long, or whose work is refused.</summary>
    Free = 2,

    /// <summary>A paying account that may get over it by itself.</summary>
    Soon = 3,

    /// <summary>A paying account that is over its limit for long, or whose work is refused.</summary>
    Urgent = 4,
}

/// <summary>
/// How grave an account's need is: first by plan and kind, then by how much work is hindered. An account that wants
/// many more than its limit comes before one that wants a few, and of two equal numbers the one that is larger beside
/// its limit.
/// </summary>
/// <param name="Level">By plan and kind.</param>
/// <param name="Weight">Work hindered, up to eleven times as much where it is large beside the limit.</param>
public readonly record struct NeedSeverity(NeedLevel Level, double Weight)
{
    /// <summary>From here on more of it makes no difference: a limit of 1 would outweigh everything.</summary>
    private const double MostRelative = 10;

    public static NeedSeverity Of(NeedRow row) => new(LevelOf(row), WeightOf(row));

    private static NeedLevel LevelOf(NeedRow row)
    {
        var gravest = row.Causes.Min(cause => cause.Kind);
        var lasts = gravest <= NeedKind.OverForLong;
        return gravest == NeedKind.Escalation
            ? NeedLevel.Asked
            : (lasts, row.Plan == AccountPlan.Free) switch
            {
                (true, false) => NeedLevel.Urgent,
                (false, true) => NeedLevel.Later,
                (true, true) => NeedLevel.Free,
                _ => NeedLevel.Soon,
            };
    }

    private static double WeightOf(NeedRow row)
    {
        var over = Math.Max(0, (row.Demand ?? 0) - row.Limit);
        var refused = row
            .Causes.Where(cause =>
                cause.Kind is NeedKind.RefusedForBalance or NeedKind.StreamsRefused or NeedKind.LemurRefused
            )
            .Sum(cause => cause.Count);
        var relative = row.Limit == 0 ? MostRelative : Math.Min(MostRelative, over / (double)row.Limit);
        return (over * (1 + relative)) + (refused * 2);
    }
}
