using SupportConsole.Core.Limits;

namespace SupportConsole.Components.Accounts;

/// <summary>The states of an account in a word each.</summary>
internal static partial class AccountWords
{
    /// <summary>Gravest first, each with its tone.</summary>
    public static IEnumerable<(string Text, string Tone)> Flags(AccountState state)
    {
        (bool Holds, string Text, string Tone)[] all =
        [
            (state.Disabled, "Disabled", "red"),
            (state.IsPaused, "Paused", "amber"),
            (state.Queued > 0, "Throttled", "amber"),
            (state.Balance.IsNegative, "Negative", state.IsStoppedByBalance ? "red" : ""),
            (state.EomBilling, "EOM", ""),
            (state.HasAutoPay, "Auto-pay", ""),
        ];
        return all.Where(flag => flag.Holds).Select(flag => (flag.Text, flag.Tone));
    }
}
