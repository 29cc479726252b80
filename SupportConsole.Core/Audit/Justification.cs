using System.Globalization;
using SupportConsole.Core.Texts;

namespace SupportConsole.Core.Audit;

/// <summary>
/// The reason and the ticket that every act on an account needs: dialogs ask as one types, services ask again.
/// </summary>
public static class Justification
{
    public const int MinimumReasonLength = 10;
    public const int MaximumReasonLength = 2_000;
    public const int MaximumTicketLength = 64;

    private const int MaximumAttemptLength = 64;

    /// <summary>What is wrong with the reason; null when nothing is.</summary>
    public static string? ReasonProblem(string reason) => SentenceProblem(reason, "why", "reason");

    /// <summary>What is wrong with the account of what was done; null when nothing is.</summary>
    public static string? SummaryProblem(string summary) => SentenceProblem(summary, "what was done", "summary");

    /// <summary>What is wrong with a text that may be short or left out; null when nothing is.</summary>
    /// <param name="text">The text, trimmed.</param>
    /// <param name="noun">What it is called: "comment".</param>
    public static string? ProseProblem(string text, string noun)
    {
        if (text.Length > MaximumReasonLength)
        {
            return $"Keep the {noun} to {N(MaximumReasonLength)} characters; it has {N(text.Length)}.";
        }

        return VisibleText.Problem(text, noun, isMultiline: true);
    }

    /// <summary>What is wrong with the ticket reference; null when nothing is.</summary>
    public static string? TicketProblem(string ticket)
    {
        var text = ticket.Trim();
        if (text.Length == 0)
        {
            return "Give the ticket this change belongs to, for example SUP-2291.";
        }

        return text.Length > MaximumTicketLength
            ? $"A ticket reference has at most {MaximumTicketLength} characters, on one line."
            : VisibleText.Problem(text, "ticket reference", isMultiline: false);
    }

    /// <summary>What is wrong with an attempt's id; null when nothing is.</summary>
    public static string? AttemptProblem(string correlationId) =>
        correlationId.Length is 0 or > MaximumAttemptLength
            ? $"An attempt has an id of 1 to {MaximumAttemptLength} characters."
            : null;

    private static string N(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string? SentenceProblem(string sentence, string what, string noun)
    {
        var text = sentence.Trim();
        return text.Length < MinimumReasonLength
            ? $"Say {what} in {MinimumReasonLength} characters or more ({text.Length} so far)."
            : ProseProblem(text, noun);
    }
}
