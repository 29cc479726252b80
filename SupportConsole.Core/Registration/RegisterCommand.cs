using SupportConsole.Core.Accounts;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.Registration;

/// <summary>Sign-up or billing tells about an account. Limits set in the console stay as they are.</summary>
internal sealed class RegisterCommand(AccountRegistration registration) : Command<RegisterOutcome>
{
    public override int Weight => 3;

    public override void Require(CommandContext context)
    {
        context.Accounts.Require(registration.AccountId);
        context.Identities.Wanted.Add(registration.AccountId);
        context.Overrides.Wanted.Add(registration.AccountId);
    }

    public override void Decide(CommandContext context)
    {
        var known = context.Identities.Find(registration.AccountId);
        var account = Identity(known, context.Now);
        var book = known is null ? Create(account, context) : Update(known, account, context);
        var throttleOverride = context.Overrides.Find(account.Id, LimitKind.AsyncConcurrency);
        Outcome = new(known is null, new(account, book.State, EffectiveLimit.Of(book.State, context.LimitOptions), throttleOverride));
    }

    private LimitedAccount Create(Account account, CommandContext context)
    {
        context.Identities.Add(account);
        context.Projects.Add(new() { AccountId = account.Id, Id = Project.DefaultId, Name = Project.DefaultId, CreatedAt = context.Now });
        return context.Accounts.Create(WithTerms(new() { AccountId = account.Id, Plan = registration.Plan }));
    }

    private LimitedAccount Update(Account known, Account account, CommandContext context)
    {
        var book = context.Accounts.Find(account.Id)!;
        if (account != known)
        {
            context.Identities.Change(account);
        }

        // A better plan, auto-pay or EOM billing may let waiting transcripts start.
        book.Move(AsyncLimiter.Drain(WithTerms(book.State), context.LimitOptions), []);
        return book;
    }

    private Account Identity(Account? known, DateTimeOffset now) => new()
    {
        Number = known?.Number ?? 0,
        Id = registration.AccountId,
        Email = registration.Email,
        Name = registration.Name,
        StripeCustomerId = registration.StripeCustomerId,
        CreatedAt = known?.CreatedAt ?? now,
        Keys = AccountSearchKeys.Of(registration.AccountId, registration.Email, registration.Name, registration.StripeCustomerId),
    };

    private AccountState WithTerms(AccountState state) => state with
    {
        Plan = registration.Plan,
        Disabled = registration.Disabled,
        EomBilling = registration.EomBilling,
        AutoPayBelow = registration.AutoPay?.Below,
        AutoPayBringBackTo = registration.AutoPay?.BringBackTo,
    };
}
