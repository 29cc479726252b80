namespace SupportConsole.Core.Usage;

/// <summary>Charged work, added up.</summary>
/// <param name="Items">Finished transcripts, ended sessions and answered requests.</param>
/// <param name="Milliseconds">Audio and session time; LeMUR requests have none.</param>
/// <param name="Cost">Exact to the micro-dollar.</param>
public readonly record struct UsageFigures(long Items, long Milliseconds, Money Cost)
{
    /// <summary>Audio and session time.</summary>
    public TimeSpan Time => TimeSpan.FromMilliseconds(Milliseconds);

    /// <exception cref="OverflowException">A sum is beyond the range of <see cref="long"/>.</exception>
    public static UsageFigures operator +(UsageFigures left, UsageFigures right) =>
        new(checked(left.Items + right.Items), checked(left.Milliseconds + right.Milliseconds), left.Cost + right.Cost);
}

/// <summary>What of a product was used.</summary>
/// <param name="Product">Which.</param>
/// <param name="Figures">Its sums.</param>
public sealed record ProductUsage(Product Product, UsageFigures Figures);

/// <summary>Sums of a period over everything that its filter lets through.</summary>
/// <param name="From">Where they begin: a whole UTC hour.</param>
/// <param name="To">Where they end: a whole UTC hour, at most the end of the present one.</param>
/// <param name="All">All products together.</param>
/// <param name="Products">Those that were used, in the order of <see cref="Product"/>.</param>
public sealed record UsageTotals(
    DateTimeOffset From,
    DateTimeOffset To,
    UsageFigures All,
    IReadOnlyList<ProductUsage> Products
);

/// <summary>What a row stands for: the parts that its grouping has; the others are null.</summary>
public sealed record UsageGroup
{
    public string? AccountId { get; init; }

    public Product? Product { get; init; }

    public string? Model { get; init; }

    public string? ProjectId { get; init; }

    /// <summary>Empty for calls that named no key.</summary>
    public string? ApiKeyId { get; init; }
}

/// <summary>
/// What people call the parts of a group; null where it has no such part, or where nobody registered it here.
/// </summary>
/// <param name="Account">The account's name.</param>
/// <param name="Project">The project's name.</param>
/// <param name="ApiKey">The key's name and first characters.</param>
public sealed record UsageNames(string? Account, string? Project, string? ApiKey)
{
    /// <summary>True when the group's project or key was deleted since.</summary>
    public bool IsDeleted { get; init; }
}

/// <summary>One group's sums of a period.</summary>
/// <param name="Group">What it is.</param>
/// <param name="Names">What it is called.</param>
/// <param name="Figures">Its sums.</param>
/// <param name="Share">Of the cost of all groups, 0 to 1; 0 when nothing cost anything.</param>
public sealed record UsageRow(UsageGroup Group, UsageNames Names, UsageFigures Figures, decimal Share);

/// <summary>One group's part of the chart.</summary>
/// <param name="Group">What it is.</param>
/// <param name="Names">What it is called.</param>
/// <param name="Costs">Micro-dollars, one value a bucket.</param>
public sealed record UsageSeries(UsageGroup Group, UsageNames Names, IReadOnlyList<long> Costs);
