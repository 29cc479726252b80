using System.Globalization;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Lookup;

namespace SupportConsole.Components.Accounts;

/// <summary>The columns that the list of accounts can be filtered by, and what their values in the address mean.</summary>
public static class AccountFilterFields
{
    /// <summary>Between the ends of a range.</summary>
    public const string To = "..";

    private const int LongestText = 256;
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>In the order of the columns.</summary>
    public static IReadOnlyList<AccountFilterField> All { get; } =
    [
        Text("id", AccountWords.IdColumn, (conditions, text) => conditions with { Id = text }),
        Text("email", AccountWords.EmailColumn, (conditions, text) => conditions with { Email = text }),
        Text("name", AccountWords.AccountColumn, (conditions, text) => conditions with { Name = text }),
        Choice(
            "plan",
            AccountWords.PlanColumn,
            PlanNames.Of,
            (conditions, plan) => conditions with { Plan = plan },
            Enum.GetValues<AccountPlan>()
        ),
        Choice(
            "billing",
            AccountWords.BillingColumn,
            AccountWords.Billing,
            (conditions, billing) => conditions with { Billing = billing },
            Enum.GetValues<AccountBilling>()
        ),
        Number("balance", AccountWords.BalanceColumn, AccountFilterKind.Dollars, (conditions, range) =>
            conditions with
            {
                Balance = range,
            }
        ),
        new("disabled", AccountWords.DisabledColumn, AccountFilterKind.Choice, (conditions, value) => value switch
            {
                "yes" => conditions with { Disabled = true },
                "no" => conditions with { Disabled = false },
                _ => null,
            }) { Choices = [("yes", AccountWords.Yes), ("no", AccountWords.No)] },
        Number("limit", AccountWords.LimitColumn, AccountFilterKind.Number, (conditions, range) =>
            conditions with
            {
                Limit = range,
            }
        ),
        Number("streaming", AccountWords.StreamingColumn, AccountFilterKind.Number, (conditions, range) =>
            conditions with
            {
                StreamingLimit = range,
            }
        ),
        Number("running", AccountWords.RunningColumn, AccountFilterKind.Number, (conditions, range) =>
            conditions with
            {
                Running = range,
            }
        ),
        Number("queued", AccountWords.QueuedColumn, AccountFilterKind.Number, (conditions, range) =>
            conditions with
            {
                Queued = range,
            }
        ),
        Number("keys", AccountWords.KeysColumn, AccountFilterKind.Number, (conditions, range) =>
            conditions with
            {
                MaximumKeys = range,
            }
        ),
        Number("projects", AccountWords.ProjectsColumn, AccountFilterKind.Number, (conditions, range) =>
            conditions with
            {
                MaximumProjects = range,
            }
        ),
        Text("stripe", AccountWords.StripeColumn, (conditions, text) => conditions with { StripeCustomer = text }),
        new("changed", AccountWords.ChangedColumn, AccountFilterKind.Day, Changed),
    ];

    /// <summary>The field of a key; null where there is none.</summary>
    public static AccountFilterField? Find(string? key) => All.FirstOrDefault(field => field.Key == key);

    private static AccountFilterField Text(
        string key,
        string title,
        Func<AccountConditions, string, AccountConditions> with
    ) =>
        new(key, title, AccountFilterKind.Text, (conditions, text) =>
            AccountSearchResult.Clean(text) is { Length: > 0 and <= LongestText } clean ? with(conditions, clean) : null
        );

    private static AccountFilterField Choice<T>(
        string key,
        string title,
        Func<T, string> name,
        Func<AccountConditions, T, AccountConditions> with,
        IReadOnlyList<T> values
    )
        where T : struct, Enum =>
        new(key, title, AccountFilterKind.Choice, (conditions, text) =>
            values.Where(value => Word(value) == text).Select(value => with(conditions, value)).FirstOrDefault()
        )
        {
            Choices = [.. values.Select(value => (Word(value), name(value)))],
        };

    private static AccountFilterField Number(
        string key,
        string title,
        AccountFilterKind kind,
        Func<AccountConditions, NumberRange, AccountConditions> with
    ) =>
        new(key, title, kind, (conditions, text) =>
            Ends(text) is var (from, to)
            && Read(from, kind) is { IsRead: true } low
            && Read(to, kind) is { IsRead: true } high
            && !(low.Value > high.Value)
                ? with(conditions, new(low.Value, high.Value))
                : null
        );

    private static AccountConditions? Changed(AccountConditions conditions, string text)
    {
        if (
            Ends(text) is not var (from, to)
            || Day(from) is not { IsRead: true } first
            || Day(to) is not { IsRead: true } last
        )
        {
            return null;
        }

        return first.Value > last.Value
            ? null
            : conditions with
            {
                ChangedFrom = first.Value,
                ChangedTo = last.Value?.AddDays(1),
            };
    }

    /// <summary>The two ends of a range, one of which may be empty; one value alone is both.</summary>
    private static (string From, string To)? Ends(string text) =>
        text.Split(To) switch
        {
            [{ Length: > 0 } only] => (only, only),
            [var from, var to] when from.Length + to.Length > 0 => (from, to),
            _ => null,
        };

    private static (bool IsRead, long? Value) Read(string text, AccountFilterKind kind)
    {
        if (text.Length == 0)
        {
            return (true, null);
        }

        if (kind == AccountFilterKind.Dollars)
        {
            return
                decimal.TryParse(
                    text,
                    NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture,
                    out var dollars
                )
                && Math.Abs(dollars) < 1_000_000_000_000
                ? (true, Money.FromDollars(dollars).Micros)
                : (false, null);
        }

        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? (true, number)
            : (false, null);
    }

    private static (bool IsRead, DateTimeOffset? Value) Day(string text) =>
        text.Length == 0 ? (true, null)
        : DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day < DateOnly.MaxValue
            ? (true, new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero))
        : (false, null);

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
