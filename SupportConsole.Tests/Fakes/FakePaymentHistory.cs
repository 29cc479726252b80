using SupportConsole.Core.Access;
using SupportConsole.Core.Billing.Payments;

namespace SupportConsole.Tests.Fakes;

/// <summary>Stripe's answers as they are set.</summary>
internal sealed class FakePaymentHistory : IPaymentHistory
{
    /// <summary>Answers every question.</summary>
    public Func<PaymentQuery, CancellationToken, Task<PaymentPage>> Answer { get; set; } =
        (_, _) => Task.FromResult<PaymentPage>(new PaymentPage.NoCustomer());

    /// <summary>Answers how the card does.</summary>
    public Func<Task<CardHealth>> Card { get; set; } =
        () => Task.FromResult(new CardHealth(CardState.NeverCharged, null, 0, null) { AsOf = Samples.Now });

    /// <summary>What was asked, in order.</summary>
    public List<(string AccountId, PaymentQuery Query)> Asked { get; } = [];

    /// <summary>How often what is kept was forgotten.</summary>
    public int Forgotten { get; private set; }

    /// <summary>Answers with these payments, page by page.</summary>
    public void Set(params IReadOnlyList<Payment> payments) =>
        Answer = (query, _) =>
            Task.FromResult<PaymentPage>(
                new PaymentPage.Found(
                    [
                        .. payments
                            .Where(payment => query.Type is null || payment.Type == query.Type)
                            .Skip(query.Skip)
                            .Take(query.PageSize),
                    ],
                    payments.Count > query.Skip + query.PageSize,
                    Samples.Now,
                    CustomerDeleted: false
                )
            );

    public void Set(PaymentPage page) => Answer = (_, _) => Task.FromResult(page);

    public Task<PaymentPage> PageAsync(
        Actor actor,
        string accountId,
        PaymentQuery query,
        CancellationToken cancellationToken
    )
    {
        actor.Demand(Permission.ViewAccounts);
        Asked.Add((accountId, query));
        return Answer(query, cancellationToken);
    }

    public Task<PaymentPage> AllAsync(
        Actor actor,
        string accountId,
        PaymentQuery query,
        CancellationToken cancellationToken
    ) => PageAsync(actor, accountId, query, cancellationToken);

    public Task ForgetAsync(Actor actor, string accountId, CancellationToken cancellationToken)
    {
        Forgotten++;
        return Task.CompletedTask;
    }

    public Task<CardHealth> CardAsync(Actor actor, string accountId, CancellationToken cancellationToken) => Card();
}
