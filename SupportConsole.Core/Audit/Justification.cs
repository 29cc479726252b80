using System.Globalization;
using System.Text;

namespace SupportConsole.Core.Audit;

/// <summary>The reason and the ticket that every act on an account needs: dialogs ask as one types, services ask again.</summary>
public static class Justification
{
    public const int MinimumReasonLength = 10;
    public const int MaximumReasonLength = 2_000;
    public const int MaximumTicketLength = 64;

    /// <summary>What is wrong with the reason; null when nothing is.</summary>
    public static string? ReasonProblem(string reason)
    {
        var text = reason.Trim();
        if (text.Length < MinimumReasonLength)
        {
            return $"Say why in {MinimumReasonLength} characters or more ({text.Length} so far).";
        }

        if (text.Length > MaximumReasonLength)
        {
            return $"Keep the reason to {N(MaximumReasonLength)} characters; it has {N(text.Length)}.";
        }

        // Databases cut or refuse them, and the audit's hash would no longer fit what is kept.
        return text.EnumerateRunes().Any(rune => !IsShown(rune) && rune.Value is not ('\n' or '\r' or '\t'))
            ? "The reason has a character that cannot be shown. Type it again instead of pasting it."
            : null;
    }

    /// <summary>What is wrong with the ticket reference; null when nothing is.</summary>
    public static string? TicketProblem(string ticket)
    {
        var text = ticket.Trim();
        if (text.Length == 0)
        {
            return "Give the ticket this change belongs to, for example SUP-2291.";
        }

        return text.Length > MaximumTicketLength || text.EnumerateRunes().Any(rune => !IsShown(rune))
            ? $"A ticket reference has at most {MaximumTicketLength} characters, on one line."
            : null;
    }

    private static bool IsShown(Rune rune) => rune != Rune.ReplacementChar && !Rune.IsControl(rune);

    private static string N(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
