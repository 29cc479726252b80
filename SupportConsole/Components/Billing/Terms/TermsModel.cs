using SupportConsole.Components.Shared;
using SupportConsole.Core.Access;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Billing.Diagnosis;
using SupportConsole.Core.Billing.Terms;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Usage;

namespace SupportConsole.Components.Billing.Terms;

/// <summary>
/// The dialog that changes how an account pays, without its page: what is typed, what it would do, and one attempt at a
/// time.
/// </summary>
internal sealed class TermsModel(ITermsService service, LimitOptions limits, PriceBook prices, string accountId)
{
    public const string Eom = "eom";
    public const string Deposit = "deposit";
    public const string On = "on";
    public const string Off = "off";

    /// <summary>No price list of its own.</summary>
    public const string CommonPrices = "";

    private IReadOnlyList<TermsProblem> _answeredProblems = [];

    /// <summary><see cref="Deposit"/> or <see cref="Eom"/>.</summary>
    public string Billing { get; private set; } = Deposit;

    /// <summary><see cref="On"/> or <see cref="Off"/>.</summary>
    public string Refill { get; private set; } = Off;

    public string Below { get; private set; } = "";

    /// <summary>Name of the account's price list; <see cref="CommonPrices"/> for everybody's prices.</summary>
    public string PriceList { get; private set; } = CommonPrices;

    /// <summary>The lists to choose from: those of the settings, and the one that stands.</summary>
    public IReadOnlyList<string> PriceLists =>
        Seen?.PriceList is { } own && prices.ListNamed(own) != own ? [own, .. prices.Lists] : prices.Lists;

    public string Target { get; private set; } = "";

    public string Reason { get; private set; } = "";

    public string Ticket { get; private set; } = "";

    /// <summary>The attempt; another wish is another one.</summary>
    public Attempt Attempt { get; } = new();

    /// <summary>The account as it stands; null before it is known.</summary>
    public BillingFacts? Facts { get; private set; }

    /// <summary>The terms that the person decides upon; null before they are known.</summary>
    public BillingTerms? Seen { get; private set; }

    /// <summary>True once an attempt was made: what is wrong is said from then on.</summary>
    public bool Submitted { get; private set; }

    /// <summary>How the last attempt ended, until something is changed.</summary>
    public TermsOutcome? Outcome { get; private set; }

    /// <summary>Why the last attempt has no answer.</summary>
    public string? Failure { get; private set; }

    /// <summary>The terms in force when they are no longer those that were seen; null otherwise.</summary>
    public BillingTerms? Moved =>
        Facts is { } facts
        && Seen is { } seen
        && !Attempt.IsUnanswered
        && BillingTerms.Of(facts.State) is var current
        && current != seen
            ? current
            : null;

    /// <summary>True when it may be tried.</summary>
    public bool MayTry => !Attempt.Running && Seen is not null && Moved is null;

    /// <summary>The terms as typed; null while an amount cannot be read.</summary>
    public BillingTerms? Wanted =>
        Refill == Off ? Terms(null)
        : DollarText.Parse(Below) is { } below && DollarText.Parse(Target) is { } target
            ? Terms(new AutoPay(below, target))
        : null;

    /// <summary>What the terms as typed do to the live limits; null while they cannot be read.</summary>
    public string? Effect =>
        Facts is { } facts && Wanted is { } wanted ? TermsWords.Effect(facts, wanted.Over(facts.State), limits) : null;

    /// <summary>Takes the account as it stands now; the first time, the fields take its terms.</summary>
    public void Show(BillingFacts? facts)
    {
        Facts = facts ?? Facts;
        if (Seen is null && Facts is { } first)
        {
            Take(BillingTerms.Of(first.State));
        }
    }

    /// <summary>The person has seen the terms that are in force now, and begins from them.</summary>
    public void LookAgain()
    {
        if (Moved is { } current)
        {
            Edit(() => Take(current));
        }
    }

    public void ChooseBilling(string? key) => Edit(() => Billing = key == Eom ? Eom : Deposit);

    public void ChooseRefill(string? key) => Edit(() => Refill = key == On ? On : Off);

    public void ChoosePriceList(string? name) => Edit(() => PriceList = name ?? CommonPrices);

    public void TypeBelow(string? text) => Edit(() => Below = text ?? "");

    public void TypeTarget(string? text) => Edit(() => Target = text ?? "");

    public void TypeReason(string? text) => Edit(() => Reason = text ?? "");

    public void TypeTicket(string? text) => Edit(() => Ticket = text ?? "");

    /// <summary>What was typed before a reload.</summary>
    public void Restore(TermsDraft draft)
    {
        (Billing, Refill) = (draft.Billing == Eom ? Eom : Deposit, draft.Refill == On ? On : Off);
        PriceList = draft.Prices ?? CommonPrices;
        (Below, Target, Reason, Ticket) = (
            draft.Below ?? "",
            draft.Target ?? "",
            draft.Reason ?? "",
            draft.Ticket ?? ""
        );
    }

    /// <summary>What is wrong with a field; null when nothing is, or when it is too early to say.</summary>
    /// <param name="field">Of <see cref="TermsRequest"/> or <see cref="AutoPay"/>.</param>
    public string? ProblemOf(string field) =>
        (Submitted ? Problems().FirstOrDefault(problem => problem.Field == field) : null)?.Message
        ?? _answeredProblems.FirstOrDefault(problem => problem.Field == field)?.Message;

    /// <summary>Makes the attempt. A second call while it runs does nothing.</summary>
    /// <returns>True when there is an answer.</returns>
    public async Task<bool> ChangeAsync(Actor actor, Action<Exception> failed)
    {
        if (!MayTry)
        {
            return false;
        }

        (Submitted, Outcome, Failure) = (true, null, null);
        if (Problems().Count > 0)
        {
            return false;
        }

        return await Attempt.RunAsync(
            async () =>
            {
                Outcome = await service.ChangeAsync(actor, Request(Wanted!), CancellationToken.None);
                _answeredProblems = Outcome is TermsOutcome.Invalid invalid ? invalid.Problems : [];
            },
            exception =>
            {
                Failure = TermsWords.Unanswered;
                failed(exception);
            }
        );
    }

    private IReadOnlyList<TermsProblem> Problems()
    {
        if (Wanted is { } wanted)
        {
            // After a lost answer the terms may be in force already; only the service knows that it was this attempt.
            return
            [
                .. TermsPolicy
                    .Validate(Request(wanted), prices)
                    .Where(problem => !Attempt.IsUnanswered || problem.Field != nameof(TermsRequest.Wanted)),
            ];
        }

        var unreadable = new[] { (nameof(AutoPay.Below), Below), (nameof(AutoPay.BringBackTo), Target) };
        return
        [
            .. unreadable
                .Where(field => DollarText.Parse(field.Item2) is null)
                .Select(field => new TermsProblem(field.Item1, TermsWords.NoAmount)),
            .. TermsPolicy
                .Validate(Request(Terms(null)), prices)
                .Where(problem => problem.Field != nameof(TermsRequest.Wanted)),
        ];
    }

    private void Take(BillingTerms terms)
    {
        Seen = terms;
        (Billing, Refill) = (terms.EomBilling ? Eom : Deposit, terms.AutoPay is null ? Off : On);
        PriceList = terms.PriceList ?? CommonPrices;
        (Below, Target) = (DollarText.Of(terms.AutoPay?.Below), DollarText.Of(terms.AutoPay?.BringBackTo));
    }

    /// <summary>What was answered before is about something else.</summary>
    private void Edit(Action edit)
    {
        edit();
        (Outcome, Failure, _answeredProblems) = (null, null, []);
        Attempt.Change();
    }

    private BillingTerms Terms(AutoPay? autoPay) =>
        new(Billing == Eom, autoPay) { PriceList = PriceList == CommonPrices ? null : PriceList };

    private TermsRequest Request(BillingTerms wanted) =>
        new(accountId, Seen!, wanted, Reason.Trim(), Ticket.Trim(), Attempt.Id);
}
