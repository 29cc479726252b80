namespace SupportConsole.Core.Throttling.WhatIf;

/// <summary>One transcript of an account's recorded demand. Times are milliseconds since the Unix epoch.</summary>
/// <param name="Submitted">When it was submitted.</param>
/// <param name="Started">
/// When it started, the last time where a worker was lost; <see cref="Never"/> while it waits.
/// </param>
/// <param name="Finished">When it ended; <see cref="Never"/> while it waits or runs.</param>
internal readonly record struct Demand(long Submitted, long Started, long Finished) : IComparable<Demand>
{
    /// <summary>Has not happened.</summary>
    public const long Never = long.MaxValue;

    /// <summary>The order in line: as submitted, and within one call as started.</summary>
    public int CompareTo(Demand other) =>
        Submitted != other.Submitted ? Submitted.CompareTo(other.Submitted)
        : Started != other.Started ? Started.CompareTo(other.Started)
        : Finished.CompareTo(other.Finished);
}
