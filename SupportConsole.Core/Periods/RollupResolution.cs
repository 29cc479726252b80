namespace SupportConsole.Core.Periods;

/// <summary>How long a span of an account's history is summed up in one row.</summary>
public enum RollupResolution
{
    Hour = 0,
    Day = 1,
    Month = 2,
    Year = 3,
}
