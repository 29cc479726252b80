namespace SupportConsole.Demo;

/// <summary>
/// The demo's accounts that are worth looking at: one for each verdict and each playbook. Their ids never change.
/// </summary>
public static class DemoShowcase
{
    public const string Steady = "demo-steady";
    public const string FarOver = "demo-far-over";
    public const string Spike = "demo-spike";
    public const string Transient = "demo-transient";
    public const string Slow = "demo-slow";
    public const string Waiting = "demo-over-500";
    public const string Approved = "demo-approved";
    public const string Denied = "demo-denied";
    public const string Lapsed = "demo-lapsed";
    public const string Urgent = "demo-urgent";
    public const string Temporary = "demo-temporary";
    public const string Negative = "demo-negative";
    public const string CreditUsed = "demo-credit-used";
    public const string Eom = "demo-eom";
    public const string RefillDue = "demo-refill-due";
    public const string CardDeclined = "demo-card-declined";
    public const string Disabled = "demo-disabled";
    public const string Disputed = "demo-disputed";
    public const string Streams = "demo-streams";
    public const string Lemur = "demo-lemur";
    public const string Paused = "demo-paused";
    public const string LowBalance = "demo-low-balance";

    /// <summary>Every one of them, in the order in which they are best looked at.</summary>
    public static IReadOnlyList<DemoShowcaseAccount> All { get; } =
    [
        new(
            Steady,
            "Northwind Captions",
            DemoPlaybook.Throttling,
            "Steadily throttled, a little over its limit: support may raise the limit alone."
        ),
        new(
            FarOver,
            "Bluefin Media",
            DemoPlaybook.Throttling,
            "Steadily throttled, far over its limit: a raise needs engineering. An important account with an owner."
        ),
        new(Spike, "Cedar Health", DemoPlaybook.Throttling, "A short burst well over the limit, which has drained."),
        new(Transient, "Harbor Podcasts", DemoPlaybook.Throttling, "A few transcripts waited for some minutes."),
        new(
            Slow,
            "Lumen Research",
            DemoPlaybook.Throttling,
            "Not throttled, but its transcripts take long: the cause lies elsewhere."
        ),
        new(
            Waiting,
            "Quill Meetings",
            DemoPlaybook.LimitChange,
            "Asked for more than 500; engineering has not decided."
        ),
        new(Approved, "Ridge Radio", DemoPlaybook.LimitChange, "Asked for more than 500; engineering approved it."),
        new(Denied, "Sable Legal", DemoPlaybook.LimitChange, "Asked for more than 500; engineering denied it."),
        new(
            Lapsed,
            "Tidal Learning",
            DemoPlaybook.LimitChange,
            "Asked for more than 500; nobody decided within 72 hours."
        ),
        new(
            Urgent,
            "Umber Voice",
            DemoPlaybook.LimitChange,
            "An urgent raise holds while the request waits for engineering."
        ),
        new(Temporary, "Vesper Studios", DemoPlaybook.LimitChange, "A limit of its own that ends by itself."),
        new(
            Negative,
            "Willow Analytics",
            DemoPlaybook.NegativeBalance,
            "Negative for the first time: the complimentary credit is available."
        ),
        new(
            CreditUsed,
            "Arbor Insights",
            DemoPlaybook.NegativeBalance,
            "Negative again after the complimentary credit: must add funds."
        ),
        new(
            Eom,
            "Beacon Archive",
            DemoPlaybook.NegativeBalance,
            "Negative, but invoiced at the end of the month: nothing to do."
        ),
        new(RefillDue, "Cobalt Support", DemoPlaybook.NegativeBalance, "Negative with auto-pay: the refill is due."),
        new(
            CardDeclined,
            "Drift Captions",
            DemoPlaybook.NegativeBalance,
            "Negative with auto-pay, and its card is declined."
        ),
        new(
            Disabled,
            "Ember Media",
            DemoPlaybook.NegativeBalance,
            "Disabled by a manager while transcripts waited: they go on waiting, everything new is refused."
        ),
        new(
            Disputed,
            "Halcyon Studios",
            DemoPlaybook.NegativeBalance,
            "Its payment was disputed: the bank took the money back, and the balance is negative."
        ),
        new(
            Streams,
            "Fathom Health",
            DemoPlaybook.Streaming,
            "Opens more sessions than its limit, and never terminates some of them; engineering is asked for more."
        ),
        new(
            Lemur,
            "Grove Podcasts",
            DemoPlaybook.Lemur,
            "Sends more LeMUR requests than its limit: some are answered 429."
        ),
        new(
            Paused,
            "Cobalt Learning",
            DemoPlaybook.Throttling,
            "Its queue is paused at its own wish: transcripts wait, and some were cancelled."
        ),
        new(
            LowBalance,
            "Vesper Health",
            DemoPlaybook.NegativeBalance,
            "Lives on its deposit, and what is left lasts less than two days."
        ),
    ];
}

/// <summary>An account of <see cref="DemoShowcase"/>.</summary>
/// <param name="Id">The account's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Playbook">The procedure that it is an example of.</param>
/// <param name="Shows">What is to be seen, in one sentence.</param>
public sealed record DemoShowcaseAccount(string Id, string Name, DemoPlaybook Playbook, string Shows);

/// <summary>The procedure that a demo account is an example of.</summary>
public enum DemoPlaybook
{
    Throttling = 0,
    LimitChange,
    NegativeBalance,
    Streaming,
    Lemur,
}
