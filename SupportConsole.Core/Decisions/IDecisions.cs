using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Limits.Decisions;
using SupportConsole.Core.Lookup;

namespace SupportConsole.Core.Decisions;

/// <summary>Gives decisions their ids, and explains a decision by its id.</summary>
public interface IDecisions
{
    /// <summary>The id of a committed decision: at most 160 of <c>A-Z a-z 0-9 _ -</c>.</summary>
    string Issue(Decision decision);

    /// <summary>
    /// True when this text is the id of a decision made on this database, however old. Asks no database.
    /// </summary>
    bool IsIssued(string text);

    /// <summary>Explains a decision to a service of the platform.</summary>
    Task<DecisionLookup> ExplainAsync(string id, CancellationToken cancellationToken);

    /// <summary>Explains a decision to a person.</summary>
    /// <exception cref="PermissionDeniedException">The actor lacks <see cref="Permission.ViewAccounts"/>.</exception>
    Task<DecisionLookup> ExplainAsync(Actor actor, string id, CancellationToken cancellationToken);
}

/// <summary>What an id led to.</summary>
public abstract record DecisionLookup
{
    private DecisionLookup() { }

    public sealed record Found(DecisionExplanation Explanation) : DecisionLookup;

    /// <summary>Not an id of a decision made on this database: mistyped, cut, or made up.</summary>
    public sealed record Unknown : DecisionLookup;

    /// <summary>Too old to be explained (<c>Limits:DecisionHours</c>).</summary>
    public sealed record Expired(DateTimeOffset DecidedAt, int Hours) : DecisionLookup;

    /// <summary>Why there is no explanation; empty when there is one.</summary>
    public string Message =>
        this switch
        {
            Unknown => DecisionTexts.Unknown,
            Expired expired => DecisionTexts.Expired(expired.Hours),
            _ => "",
        };
}

/// <summary>A decision, and what is known about it.</summary>
public sealed record DecisionExplanation
{
    public required string Id { get; init; }

    public required Decision Decision { get; init; }

    /// <summary>Until when it is explained.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The rule that decided, in words and with this decision's figures.</summary>
    public required string Rule { get; init; }

    /// <summary>Where the limit came from, in words; null when no limit was asked.</summary>
    public string? LimitOrigin { get; init; }

    /// <summary>
    /// The change that put the limit in force, with who and why; null for a plan's default and where the audit has
    /// none.
    /// </summary>
    public AuditEntry? LimitChange { get; init; }

    /// <summary>What plan or override say now about the limit that was asked; null when none was.</summary>
    public int? ConfiguredNow { get; init; }

    /// <summary>The account as it is now; null for several accounts or an unknown one.</summary>
    public AccountOverview? Account { get; init; }
}
