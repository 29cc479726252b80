using SupportConsole.Components.Shared;
using SupportConsole.Core.Access;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Billing.Diagnosis;
using SupportConsole.Core.Billing.Payments;
using SupportConsole.Core.Billing.Stripe;

namespace SupportConsole.Components.Billing;

/// <summary>
/// An account's money as its page knows it: our own facts at once, the card's health when Stripe has answered. The
/// page's head, its verdict line and the billing section all read this one, so that they never disagree.
/// </summary>
public sealed class BillingModel(IPaymentHistory payments, BillingOptions options, string accountId, ILogger logger)
{
    private BillingFacts? _facts;
    private readonly Loadable<CardHealth> _card = new("the health of an account's card", logger);
    private int _asking;

    /// <summary>Facts and diagnosis; null before the facts are there.</summary>
    public BillingView? View { get; private set; }

    /// <summary>Why our own facts could not be read; null when they could.</summary>
    public string? Error { get; private set; }

    /// <summary>True until Stripe has answered for the first time, and while it is asked again.</summary>
    public bool IsAskingStripe => _asking > 0 || !_card.Loaded;

    /// <summary>Why Stripe did not answer; null when it did.</summary>
    public string? CardProblem => _card.Error ?? _card.Value?.Failure?.Sentence;

    /// <summary>True when asking again may help.</summary>
    public bool MayAskAgain => _card.Value?.Failure is not { Kind: StripeFailureKind.NotConfigured };

    /// <summary>Takes our own facts.</summary>
    /// <param name="facts">Null when there are none.</param>
    /// <param name="error">Why they could not be read; null when they could.</param>
    public void Set(BillingFacts? facts, string? error = null)
    {
        (_facts, Error) = (facts, error);
        Judge();
    }

    /// <summary>Asks Stripe about the card.</summary>
    /// <param name="actor">Needs <see cref="Permission.ViewAccounts"/>.</param>
    /// <param name="again">True to ask although an answer is kept.</param>
    /// <param name="cancellationToken">The page was left.</param>
    public async Task AskStripeAsync(Actor actor, bool again, CancellationToken cancellationToken)
    {
        _asking++;
        try
        {
            await _card.LoadAsync(AskAsync, cancellationToken);
        }
        finally
        {
            _asking--;
        }

        Judge();

        async Task<CardHealth?> AskAsync(CancellationToken token)
        {
            if (again)
            {
                await payments.ForgetAsync(actor, accountId, token);
            }

            return await payments.CardAsync(actor, accountId, token);
        }
    }

    private void Judge()
    {
        if (_facts is { } own)
        {
            var facts = own with { Card = _card.Value };
            View = new(facts, BillingDiagnosis.Of(facts, options));
        }
        else
        {
            View = null;
        }
    }
}
