using SupportConsole.Core.Accounts;

namespace SupportConsole.Components.Accounts;

/// <summary>Words of the account page.</summary>
internal static partial class AccountWords
{
    public const string LiveTitle = "Transcripts, live";
    public const string ActivityTitle = "Activity";
    public const string NoActivity = "Nobody has changed anything on this account.";
    public const string ChangeLimit = "Change limit";
    public const string AskEngineering = "Ask engineering";
    public const string OpenEscalation = "Open escalation";
    public const string CopyReply = "Copy billing reply";
    public const string NoStripeCustomer = "No Stripe customer";
    public const string ExternalBilling = "External billing";
    public const string TheExternalBillingId = "the external billing id";
    public const string Balance = "Balance";
    public const string Disabled = "Disabled";
    public const string PausedUntil = "Queue paused until";
    public const string Parts = "Parts of the account";
    public const string AllActivity = "All";
    public const string LookUpsTitle = "Looked up by";
    public const string NoLookUps = "Nobody has looked this account up in the last 90 days.";
    public const string FoundOnly = "found by a search";
    public const string NoSuchAccount = "No such account";
    public const string SearchForIt = "Search for it";

    /// <summary>The pages above an account's.</summary>
    public static IReadOnlyList<(string Text, string Href)> Crumbs { get; } = [("Accounts", "/accounts")];

    public static string GrantCredit(Money credit) => $"Grant {credit} credit";

    public static string Tab(AccountTab tab) =>
        tab switch
        {
            AccountTab.Billing => "Billing",
            AccountTab.Streaming => "Streaming & LeMUR",
            AccountTab.Projects => "Projects & keys",
            AccountTab.Usage => "Usage",
            AccountTab.Transcripts => "Transcripts",
            AccountTab.Account => "Account",
            _ => "Throttling",
        };

    public static string NoSuchTitle(string accountId) =>
        $"There is no account “{(accountId.Length <= 64 ? accountId : accountId[..63] + "…")}”";

    public const string NoSuch =
        "Ids are case-sensitive. Check what the customer sent, or search by e-mail, name or Stripe customer id.";

    public static string PlanSince(AccountPlan plan) => $"{PlanNames.Of(plan)}, since";
}
