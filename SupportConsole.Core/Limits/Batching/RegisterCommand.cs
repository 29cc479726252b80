using SupportConsole.Core.Accounts;
using SupportConsole.Core.Projects;

namespace SupportConsole.Core.Limits.Batching;

/// <summary>Sign-up or billing tells about an account. Limits set in the console stay as they are.</summary>
internal sealed class RegisterCommand(AccountRegistration registration) : LimitCommand<RegisterOutcome>
{
    public override int Weight => 3;

    public override void Require(BatchRequirements requirements)
    {
        requirements.Accounts.Add(registration.AccountId);
        requirements.Identities.Add(registration.AccountId);
    }

    public override void Decide(LimitBatch batch)
    {
        var known = batch.Identities.GetValueOrDefault(registration.AccountId);
        var account = Identity(known, batch.Now);
        batch.Identities[account.Id] = account;
        var book = known is null ? Create(account, batch) : Update(known, account, batch);
        var throttleOverride = batch.Overrides.GetValueOrDefault((account.Id, LimitKind.AsyncConcurrency));
        Outcome = new(known is null, new(account, book.State, EffectiveLimit.Of(book.State, batch.Rules.Limits), throttleOverride));
    }

    private AccountBook Create(Account account, LimitBatch batch)
    {
        batch.NewAccounts.Add(account);
        batch.NewProjects.Add(new() { AccountId = account.Id, Id = Project.DefaultId, Name = Project.DefaultId, CreatedAt = batch.Now });
        return batch.Create(WithTerms(new() { AccountId = account.Id, Plan = registration.Plan }));
    }

    private AccountBook Update(Account known, Account account, LimitBatch batch)
    {
        var book = batch.Book(account.Id)!;
        if (account != known)
        {
            batch.ChangedAccounts[account.Id] = account;
        }

        // A better plan, auto-pay or EOM billing may let waiting transcripts start.
        book.Move(AsyncLimiter.Drain(WithTerms(book.State), batch.Rules.Limits), []);
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
