using Microsoft.AspNetCore.Components;
using SupportConsole.Core.Throttling;

namespace SupportConsole.Components.Accounts;

/// <summary>
/// The account's tabs. Which one is open stands in the address; without it, the one that the verdict is about.
/// </summary>
public sealed partial class AccountTabs
{
    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>The one that is open.</summary>
    [Parameter, EditorRequired]
    public AccountTab Shown { get; set; }

    /// <summary>The tab an address names.</summary>
    /// <param name="name">As in the address, in any case; anything else names none.</param>
    /// <returns>Null when it names none.</returns>
    public static AccountTab? Parse(string? name) =>
        Enum.GetValues<AccountTab>()
            .Cast<AccountTab?>()
            .FirstOrDefault(tab => string.Equals(NameOf(tab!.Value), name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Where the reader is to look first.</summary>
    /// <param name="verdict">What is wrong with the account.</param>
    public static AccountTab Fitting(AccountVerdict verdict) =>
        verdict.Kind switch
        {
            VerdictKind.NegativeBalance or VerdictKind.WasRefused => AccountTab.Billing,
            VerdictKind.StreamsRefused or VerdictKind.LemurRefused => AccountTab.Streaming,
            _ => AccountTab.Throttling,
        };

    /// <summary>The page's address with this tab open and no dialog.</summary>
    internal static string AddressOf(NavigationManager navigation, AccountTab tab) =>
        navigation.GetUriWithQueryParameters(
            new Dictionary<string, object?> { ["tab"] = NameOf(tab), ["dialog"] = null }
        );

    private static string NameOf(AccountTab tab) => tab.ToString().ToLowerInvariant();
}
