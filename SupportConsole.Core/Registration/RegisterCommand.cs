using SupportConsole.Core.Access;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Billing.Inbox;
using SupportConsole.Core.Billing.Terms;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.Registration;

/// <summary>
/// Sign-up or billing tells about an account. Limits set in the console stay as they are, and so do what the
/// registration does not name and the fields that a manager has set. A new account and every change of a known one are audited. Payments that waited for the
/// account's Stripe customer are settled in the same transaction.
/// </summary>
internal sealed class RegisterCommand(AccountRegistration registration) : Command<RegisterOutcome>
{
    // Made here, so that a batch that is decided again finds its own entry.
    public string CorrelationId { get; } = Guid.NewGuid().ToString("N");

    public override int Weight => 3;

    private string? CustomerId => registration.StripeCustomerId.Or(null);

    public override void Require(CommandContext context)
    {
        context.Accounts.Require(registration.AccountId);
        context.Identities.Wanted.Add(registration.AccountId);
        context.Overrides.Wanted.Add(registration.AccountId);
        context.Audit.Attempts.Add(CorrelationId);
        if (CustomerId is { } customerId)
        {
            context.Inbox.RequireUnmatched(customerId, registration.AccountId);
        }
    }

    public override void Decide(CommandContext context)
    {
        if (
            CustomerId is { } customerId
            && context.Identities.OwnerOf(customerId) is { } owner
            && owner != registration.AccountId
        )
        {
            Outcome = new RegisterOutcome.CustomerTaken(customerId);
            return;
        }

        var known = context.Identities.Find(registration.AccountId);
        var account = Identity(known, context.Now);
        var book = known is null ? Create(account, context) : Update(known, account, context);
        ClaimPayments(context);
        var throttleOverride = context.Overrides.Find(account.Id, LimitKind.AsyncConcurrency);
        Outcome = new RegisterOutcome.Registered(
            known is null,
            new(account, book.State, EffectiveLimit.Of(book.State, context.LimitOptions), throttleOverride)
        );
    }

    private LimitedAccount Create(Account account, CommandContext context)
    {
        context.Identities.Add(account);
        context.Projects.Add(
            new()
            {
                AccountId = account.Id,
                Id = Project.DefaultId,
                Name = Project.DefaultId,
                CreatedAt = context.Now,
            }
        );
        var state = WithTerms(new() { AccountId = account.Id, Plan = registration.Plan }, known: null);
        Audit(AuditActions.CreateAccount, null, AuditedAccount.Of(account, state), context);
        return context.Accounts.Create(state);
    }

    private LimitedAccount Update(Account known, Account account, CommandContext context)
    {
        var book = context.Accounts.Find(account.Id)!;
        var terms = WithTerms(book.State, known);
        var (before, after) = (AuditedAccount.Of(known, book.State), AuditedAccount.Of(account, terms));
        if (account != known)
        {
            context.Identities.Change(account);
        }

        if (before != after)
        {
            Audit(AuditActions.UpdateAccount, before, after, context);
        }

        // A better plan, auto-pay or EOM billing may let waiting transcripts start.
        book.Move(AsyncLimiter.Drain(terms, context.LimitOptions), []);
        return book;
    }

    private void ClaimPayments(CommandContext context)
    {
        if (CustomerId is { } customerId)
        {
            foreach (var payment in context.Inbox.Unmatched(customerId))
            {
                PaymentSettlement.Settle(context, payment, context.Inbox.Facts(payment));
            }
        }
    }

    private void Audit(string action, AuditedAccount? before, AuditedAccount after, CommandContext context) =>
        context.Audit.Append(
            new()
            {
                Actor = SystemActors.Platform(registration.KeyName),
                Action = action,
                Outcome = AuditOutcome.Applied,
                AccountId = registration.AccountId,
                Before = before?.Write(),
                After = after.Write(),
                CorrelationId = CorrelationId,
            }
        );

    private Account Identity(Account? known, DateTimeOffset now)
    {
        var stripe = registration.StripeCustomerId.Or(known?.StripeCustomerId);
        var (email, name) = (
            IsSetHere(known, ConsoleFields.Email) ? known!.Email : registration.Email,
            IsSetHere(known, ConsoleFields.Name) ? known!.Name : registration.Name
        );
        var keys = AccountSearchKeys.Of(registration.AccountId, email, name, stripe);
        return known is null
            ? new()
            {
                Id = registration.AccountId,
                Email = email,
                Name = name,
                StripeCustomerId = stripe,
                CreatedAt = now,
                ChangedAt = now,
                Keys = keys,
            }
            : known with
            {
                Email = email,
                Name = name,
                StripeCustomerId = stripe,
                Keys = keys,
            };
    }

    private AccountState WithTerms(AccountState state, Account? known)
    {
        var terms = BillingTerms.Of(state);
        terms = terms with
        {
            EomBilling = registration.EomBilling.Or(terms.EomBilling),
            AutoPay = registration.AutoPay.Or(terms.AutoPay),
        };
        return terms.Over(state) with
        {
            Plan = IsSetHere(known, ConsoleFields.Plan) ? state.Plan : registration.Plan,
            Disabled = IsSetHere(known, ConsoleFields.Disabled)
                ? state.Disabled
                : registration.Disabled.Or(state.Disabled),
        };
    }

    /// <summary>True when a manager has set the field: what the platform tells of it does not count.</summary>
    private static bool IsSetHere(Account? known, ConsoleFields field) => known?.ConsoleFields.HasFlag(field) == true;
}
