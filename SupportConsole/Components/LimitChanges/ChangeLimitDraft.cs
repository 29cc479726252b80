using SupportConsole.Components.Shared;

namespace SupportConsole.Components.LimitChanges;

/// <summary>
/// What was typed into the dialog, as the browser keeps it; the names are those of the form's fields.
/// </summary>
public sealed record ChangeLimitDraft(string? Limit, string? Reason, string? Ticket, string? Attempt) : IAttemptDraft
{
    /// <summary>How long the new limit is to hold, as chosen.</summary>
    public string? Expiry { get; init; }

    /// <summary>The time typed for a choice of one's own.</summary>
    public string? Time { get; init; }

    /// <summary>The end that the choice came to, see <see cref="ExpiryChoice.Kept"/>.</summary>
    public string? Until { get; init; }
}
