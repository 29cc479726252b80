using System.Globalization;

namespace SupportConsole.Core.LimitChanges;

/// <summary>The sentences of an undo.</summary>
public static partial class LimitChangeTexts
{
    /// <summary>The reason kept in the audit.</summary>
    public static string UndoReason(long sequence, string reason) =>
        string.Create(CultureInfo.InvariantCulture, $"Undo of #{sequence}: {reason.Trim()}");

    /// <summary>The change was approved by engineering, and the person is not of it.</summary>
    public const string UndoNeedsEngineering =
        "Engineering approved this change, so only engineering may undo it. Ask in #ask-engineering, or change the "
        + "limit.";

    /// <summary>Why it cannot be undone.</summary>
    /// <param name="refusal">Which rule.</param>
    /// <param name="last">The account's last change, if there was any.</param>
    /// <param name="minutes">How long a change can be undone.</param>
    public static string UndoRefused(LimitUndoRefusal refusal, LimitChange? last, int minutes) =>
        refusal switch
        {
            LimitUndoRefusal.NothingChanged => "The limit was never changed: there is nothing to undo.",
            LimitUndoRefusal.WasExpiry =>
                "The last change came by itself, when a temporary limit ended. Change the limit instead.",
            LimitUndoRefusal.WasUndo => $"{last?.By} has already undone the last change. Change the limit instead.",
            LimitUndoRefusal.WasPlan =>
                $"{last?.By} changed the account's plan, and the limit with it. A manager can change the plan back.",
            LimitUndoRefusal.MovedSince => string.Create(
                CultureInfo.InvariantCulture,
                $"The limit moved since. The last change is that of {last?.By}, from {last?.OldLimit:N0} to "
                    + $"{last?.NewLimit:N0}. Look again."
            ),
            LimitUndoRefusal.TooLate => string.Create(
                CultureInfo.InvariantCulture,
                $"A change can be undone for {minutes:N0} minutes. Change the limit instead."
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, null),
        };
}
