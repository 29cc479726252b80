using System.Globalization;
using System.Text;

namespace SupportConsole.Core.LimitChanges;

/// <summary>The ranges of a limit change's fields: the dialog asks as one types, the service asks again.</summary>
public static class LimitChangeValidator
{
    public const int MinimumReasonLength = 10;
    public const int MaximumReasonLength = 2_000;
    public const int MaximumTicketLength = 64;

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
        else if (reason.Length > MaximumReasonLength)
        {
            problems.Add(new(nameof(request.Reason), $"Keep the reason to {MaximumReasonLength.ToString("N0", CultureInfo.InvariantCulture)} characters; it has {reason.Length.ToString("N0", CultureInfo.InvariantCulture)}."));
        }

        if (reason.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar || (Rune.IsControl(rune) && rune.Value is not ('\n' or '\r' or '\t'))))
        {
            // Databases cut or refuse them, and the audit's hash would no longer fit what is kept.
            problems.Add(new(nameof(request.Reason), "The reason has a character that cannot be shown. Type it again instead of pasting it."));
        }

        var ticket = request.Ticket.Trim();
        if (ticket.Length == 0)
        {
            problems.Add(new(nameof(request.Ticket), "Give the ticket this change belongs to, for example SUP-2291."));
        }
        else if (ticket.Length > MaximumTicketLength || ticket.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar || Rune.IsControl(rune)))
        {
            problems.Add(new(nameof(request.Ticket), $"A ticket reference has at most {MaximumTicketLength} characters, on one line."));
        }

        if (request.CorrelationId.Length is 0 or > 64)
        {
            problems.Add(new(nameof(request.CorrelationId), "An attempt has an id of 1 to 64 characters."));
        }

        return problems;
    }
}
