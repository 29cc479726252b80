namespace SupportConsole.Core.Usage;

/// <summary>What usage is added up by.</summary>
public enum UsageGrouping
{
    Account = 0,
    Product = 1,

    /// <summary>Within its product.</summary>
    Model = 2,

    /// <summary>Within its account: every account has a project called default.</summary>
    Project = 3,

    /// <summary>Within its account.</summary>
    ApiKey = 4,
}

/// <summary>Which usage is meant; null lets everything through.</summary>
public sealed record UsageFilter
{
    /// <summary>Everything.</summary>
    public static UsageFilter None { get; } = new();

    public string? AccountId { get; init; }

    public Product? Product { get; init; }

    public string? Model { get; init; }

    public string? ProjectId { get; init; }

    /// <summary>Empty for the calls that named no key.</summary>
    public string? ApiKeyId { get; init; }
}

/// <summary>A period of usage and how to list it.</summary>
/// <param name="From">Start; the hour it falls into counts as a whole.</param>
/// <param name="To">End, exclusive; the hour it cuts counts as a whole, and the future does not.</param>
/// <param name="GroupBy">What a row is.</param>
public sealed record UsageQuery(DateTimeOffset From, DateTimeOffset To, UsageGrouping GroupBy)
{
    public const int StandardPageSize = 50;

    public UsageFilter Filter { get; init; } = UsageFilter.None;

    /// <summary>From 0; one after the last is answered with the last.</summary>
    public int Page { get; init; }

    /// <summary>At least 1.</summary>
    public int PageSize { get; init; } = StandardPageSize;
}
