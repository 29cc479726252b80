using SupportConsole.Components.Shared;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Limits;

namespace SupportConsole.Components.LimitChanges;

/// <summary>Words of what is going on with an account's limit.</summary>
internal static partial class LimitChangeWords
{
    public const string Undo = "Undo";
    public const string UndoTitle = "Undo the last change";
    public const string UndoUnanswered =
        "There was no answer, so it is not known whether the change was undone. Undo again: the same attempt is "
        + "never made twice.";
    public const string WaitingForEngineering = "Waiting for engineering:";
    public const string EscalationLink = "Escalation";
    public const string Undoing = "Undoing…";
    public const string NothingUndone = "Nothing was undone.";
    public const string Lapses = "lapses";

    public static string Temporary(LimitSource source) =>
        source switch
        {
            LimitSource.UrgentRaise => "Urgent raise:",
            LimitSource.Approval => "Temporary, approved by engineering:",
            _ => "Temporary:",
        };

    public static string WaitsForAnswer(Escalation waiting) =>
        $"{waiting.RequestedBy} asked for {Figures.Whole(waiting.NewLimit)} (from {Figures.Whole(waiting.OldLimit)})";

    public static string LastChange(LimitChange change) =>
        $"Last change: {Figures.Whole(change.OldLimit)} → {Figures.Whole(change.NewLimit)}";

    public static string UndoEffect(LimitChange change) =>
        change.OldExpiresAt is null
            ? $"The limit goes back from {Figures.Whole(change.NewLimit)} to {Figures.Whole(change.OldLimit)}."
            : $"The limit goes back from {Figures.Whole(change.NewLimit)} to {Figures.Whole(change.OldLimit)}, which "
                + "was temporary and ends when it would have.";

    /// <summary>What the button says.</summary>
    public static string UndoTo(LimitChange change) => $"Undo to {Figures.Whole(change.OldLimit)}";

    /// <summary>An undo that was made.</summary>
    public static string Undone(string accountId, LimitMoveOutcome.Applied applied) =>
        $"Undone: limit of {accountId} {Moved(applied)}.";

    /// <summary>An urgent raise that was made.</summary>
    public static string Raised(string accountId, LimitMoveOutcome.Applied applied, string until) =>
        $"Urgent raise: limit of {accountId} {Moved(applied)}, until {until}, then "
        + $"{Figures.Whole(applied.RevertsTo!.Value)}.";

    private static string Moved(LimitMoveOutcome.Applied applied) =>
        $"{Figures.Whole(applied.OldLimit)} → {Figures.Whole(applied.NewLimit)}"
        + (
            applied.Started > 0
                ? $", {Figures.Count(applied.Started, "waiting transcript", "waiting transcripts")} started"
                : ""
        );

    public static string ValueUntil(int limit) => $"{Figures.Whole(limit)} until";

    public static string Then(int limit) => $"then {Figures.Whole(limit)}";

    public static string LastChangeBy(LimitChange change) => $"{LastChange(change)} by {change.By},";
}
