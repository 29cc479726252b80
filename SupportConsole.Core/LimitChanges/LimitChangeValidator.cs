using System.Globalization;
using System.Text;
using SupportConsole.Core.LimitChanges.Escalations;

namespace SupportConsole.Core.LimitChanges;

/// <summary>The ranges of a limit change's fields: the dialog asks as one types, the service asks again.</summary>
public static class LimitChangeValidator
{
    public const int MinimumReasonLength = 10;
    public const int MaximumReasonLength = 2_000;
    public const int MaximumTicketLength = 64;

    /// <summary>A shorter temporary limit would be over before anybody had seen it.</summary>
    private static readonly TimeSpan MinimumTemporary = TimeSpan.FromMinutes(1);

    /// <summary>What is wrong, field by field; empty when nothing is.</summary>
    public static IReadOnlyList<LimitChangeProblem> Validate(LimitChangeRequest request, GuardrailOptions guardrails)
    {
        var problems = new List<LimitChangeProblem>();
        if (request.NewLimit < 1 || request.NewLimit > guardrails.MaximumLimit)
        {
            problems.Add(new(nameof(request.NewLimit), $"A limit is a whole number from 1 to {guardrails.MaximumLimit.ToString("N0", CultureInfo.InvariantCulture)}."));
        }

        var reason = request.Reason.Trim();
        if (reason.Length < MinimumReasonLength)
        {
            problems.Add(new(nameof(request.Reason), $"Say why in {MinimumReasonLength} characters or more ({reason.Length} so far)."));
        }

        problems.AddRange(Prose(reason, nameof(request.Reason), "reason"));

        var ticket = request.Ticket.Trim();
        if (ticket.Length == 0)
        {
            problems.Add(new(nameof(request.Ticket), "Give the ticket this change belongs to, for example SUP-2291."));
        }
        else if (ticket.Length > MaximumTicketLength || ticket.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar || Rune.IsControl(rune)))
        {
            problems.Add(new(nameof(request.Ticket), $"A ticket reference has at most {MaximumTicketLength} characters, on one line."));
        }

        problems.AddRange(Attempt(request.CorrelationId));
        return problems;
    }

    /// <summary>What is wrong with an undo; empty when nothing is.</summary>
    public static IReadOnlyList<LimitChangeProblem> Validate(LimitUndoRequest request) =>
        [.. Prose(request.Reason?.Trim() ?? "", nameof(request.Reason), "reason"), .. Attempt(request.CorrelationId)];

    /// <summary>What is wrong with a decision about an escalation; empty when nothing is.</summary>
    public static IReadOnlyList<LimitChangeProblem> Validate(EscalationDecisionRequest request)
    {
        var comment = request.Comment?.Trim() ?? "";
        var problems = new List<LimitChangeProblem>();
        if (request.Decision == EscalationDecision.Deny && comment.Length == 0)
        {
            problems.Add(new(nameof(request.Comment), "Say why it is denied: the requester reads it."));
        }

        problems.AddRange(Prose(comment, nameof(request.Comment), "comment"));
        problems.AddRange(Attempt(request.CorrelationId));
        return problems;
    }

    /// <summary>What is wrong with the time at which a limit is to end; null when nothing is.</summary>
    /// <param name="expiresAt">The time wished for.</param>
    /// <param name="now">The time of the decision.</param>
    /// <param name="guardrails">How long a temporary limit may last.</param>
    public static string? Expiry(DateTimeOffset expiresAt, DateTimeOffset now, GuardrailOptions guardrails)
    {
        if (expiresAt <= now)
        {
            return "That time has passed. Choose one at least a minute from now.";
        }

        if (expiresAt < now + MinimumTemporary)
        {
            return "A temporary limit lasts at least a minute.";
        }

        return expiresAt > now.AddDays(guardrails.MaximumTemporaryDays)
            ? $"A temporary limit lasts at most {guardrails.MaximumTemporaryDays.ToString("N0", CultureInfo.InvariantCulture)} days. For longer, leave the end out and make the change lasting."
            : null;
    }

    private static IEnumerable<LimitChangeProblem> Prose(string text, string field, string noun)
    {
        if (text.Length > MaximumReasonLength)
        {
            yield return new(field, $"Keep the {noun} to {MaximumReasonLength.ToString("N0", CultureInfo.InvariantCulture)} characters; it has {text.Length.ToString("N0", CultureInfo.InvariantCulture)}.");
        }

        if (text.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar || (Rune.IsControl(rune) && rune.Value is not ('\n' or '\r' or '\t'))))
        {
            // Databases cut or refuse them, and the audit's hash would no longer fit what is kept.
            yield return new(field, $"The {noun} has a character that cannot be shown. Type it again instead of pasting it.");
        }
    }

    private static IEnumerable<LimitChangeProblem> Attempt(string correlationId)
    {
        if (correlationId.Length is 0 or > 64)
        {
            yield return new(nameof(LimitChangeRequest.CorrelationId), "An attempt has an id of 1 to 64 characters.");
        }
    }
}
