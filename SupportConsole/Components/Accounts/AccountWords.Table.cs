using SupportConsole.Components.Shared;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Lookup;

namespace SupportConsole.Components.Accounts;

/// <summary>Words of the table of accounts: its columns, views, filters and selection.</summary>
internal static partial class AccountWords
{
    public const string BillingColumn = "Billing";
    public const string DisabledColumn = "Disabled";
    public const string StreamingColumn = "Streaming limit";
    public const string KeysColumn = "Maximum keys";
    public const string ProjectsColumn = "Maximum projects";
    public const string OwnerColumn = "Owner (important)";
    public const string StripeColumn = "Stripe customer";
    public const string ChangedColumn = "Last change";
    public const string SelectColumn = "Select";
    public const string Yes = "Yes";
    public const string No = "No";
    public const string ViewLabel = "View";
    public const string OwnViews = "Your views";
    public const string ViewName = "Name of the view";
    public const string SaveView = "Save view";
    public const string RenameView = "Rename";
    public const string Cancel = "Cancel";
    public const string Filters = "Filters";
    public const string AddFilter = "Add filter";
    public const string FilterColumn = "Column";
    public const string FilterFrom = "From";
    public const string FilterTo = "To";
    public const string FilterBegins = "Begins with";
    public const string FilterIs = "Is";
    public const string ClearFilters = "Clear filters";
    public const string Ids = "ids";
    public const string ClearSelection = "Clear selection";
    public const string SelectedCsv = "CSV of the selected";
    public const string Csv = "CSV of all";
    public const string CsvTitle =
        "Every account of this view, in these columns; in the order of sign-up from 10,000 on";
    public const string Own = "own";
    public const string UnknownFilter =
        "There is a filter in the address that no column has. Open the page and filter there.";
    public const string UnknownView = "There is no such view of the accounts.";

    public static readonly string TooManyIds = $"At most {AccountListQuery.MaximumTake} accounts can be named.";

    /// <summary>The views in the order in which they are offered.</summary>
    public static IReadOnlyList<(AccountListView View, string Text)> Views { get; } =
    [
        (AccountListView.All, "All"),
        (AccountListView.Throttled, "Throttled now"),
        (AccountListView.Negative, "Negative balance"),
        (AccountListView.LowBalance, "Low balance"),
        (AccountListView.NearLimit, "Over 80 % of a limit"),
        (AccountListView.Changed, "Changed this week"),
        (AccountListView.Disabled, "Disabled"),
        (AccountListView.Opened, "Recently opened by me"),
    ];

    public static string Billing(AccountBilling billing) =>
        billing switch
        {
            AccountBilling.AutoPay => "Auto-pay",
            AccountBilling.EndOfMonth => "End of month",
            _ => "Deposit",
        };

    public static string YesNo(bool value) => value ? Yes : No;

    /// <summary>Why the throttle limit in force is what it is, in a word; null for the plan's.</summary>
    public static string? LimitReason(EffectiveLimit limit) =>
        limit.Reason switch
        {
            EffectiveLimitReason.Override => Own,
            EffectiveLimitReason.NegativeBalance => "negative",
            EffectiveLimitReason.Disabled => "disabled",
            EffectiveLimitReason.Paused => "paused",
            _ => null,
        };

    public static string Select(string account) => $"Select {account}";

    public static string Selected(int count) => Figures.Count(count, "account", "accounts") + " selected";

    /// <summary>Conditions of the address that no column can have; the first few, each cut.</summary>
    public static string LeftOut(IReadOnlyList<string> conditions) =>
        "Not filtered by what this address asks of a column and no column can be: "
        + string.Join(", ", conditions.Take(5).Select(text => $"“{(text.Length > 60 ? text[..60] + "…" : text)}”"))
        + (conditions.Count > 5 ? $" and {Figures.Whole(conditions.Count - 5)} more." : ".");

    public static string ForgetView(string name) => $"Delete the view “{name}”";

    public static string RenameOf(string name) => $"Rename the view “{name}”";

    public static string RemoveFilter(string filter) => $"Remove the filter “{filter}”";

    public static string BadFilter(string column) => $"This is no value for “{column}”.";

    /// <summary>"Balance at most 0", "Plan: Enterprise".</summary>
    public static string Filter(AccountFilterField field, string value)
    {
        if (field.Kind == AccountFilterKind.Text)
        {
            return $"{field.Title} begins with {value}";
        }

        if (!field.IsRange)
        {
            return $"{field.Title}: {field.Choices.First(choice => choice.Value == value).Text}";
        }

        return value.Split(AccountFilterFields.To) switch
        {
            [var from, ""] => $"{field.Title} from {from}",
            ["", var to] => $"{field.Title} up to {to}",
            [var from, var to] => $"{field.Title} {from} to {to}",
            _ => $"{field.Title} {value}",
        };
    }
}
