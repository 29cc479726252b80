namespace SupportConsole.Core.Lookup;

/// <summary>
/// How <see cref="AccountSort.Need"/> is one number, the lowest first: three classes of need below zero, the most
/// waiting or running first in each.
/// </summary>
internal static class NeedRank
{
    /// <summary>More than any count of transcripts of one account.</summary>
    public const long Class = 1L << 32;

    public const long Throttled = -3 * Class;

    public const long Stopped = -2 * Class;

    public const long AtWork = -Class;
}
