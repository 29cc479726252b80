namespace SupportConsole.Components.Shared.Periods;

/// <summary>Round figures for axes.</summary>
internal static class NiceScale
{
    /// <summary>
    /// The next round figure: 2, 4, 5, 6, 8 or 10 times a power of ten, with a little room above the highest value.
    /// </summary>
    public static long Ceiling(long value)
    {
        for (long power = 1; power < long.MaxValue / 10; power *= 10)
        {
            foreach (var factor in (ReadOnlySpan<int>)[2, 4, 5, 6, 8, 10])
            {
                if (factor * power >= value * 1.04)
                {
                    return factor * power;
                }
            }
        }

        return long.MaxValue;
    }
}
