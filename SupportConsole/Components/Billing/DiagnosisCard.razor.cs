using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Billing.Diagnosis;
using SupportConsole.Core.Billing.Stripe;

namespace SupportConsole.Components.Billing;

/// <summary>
/// What is wrong with an account's money, what that does, what to do about it, and the facts behind it.
/// </summary>
public sealed partial class DiagnosisCard
{
    [Inject]
    public required IOptions<StripeOptions> Stripe { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [CascadingParameter]
    public ReaderZone Zone { get; set; } = ReaderZone.Utc;

    /// <summary>The account's money.</summary>
    [Parameter, EditorRequired]
    public required BillingModel Billing { get; set; }

    /// <summary>True for whoever may grant the complimentary credit.</summary>
    [Parameter]
    public bool MayGrant { get; set; }

    /// <summary>The dialog that grants it is wanted.</summary>
    [Parameter]
    public EventCallback OnGrant { get; set; }

    /// <summary>Stripe is to be asked again.</summary>
    [Parameter]
    public EventCallback OnAskStripe { get; set; }

    /// <summary>Our own facts are to be read again.</summary>
    [Parameter]
    public EventCallback OnReload { get; set; }

    /// <summary>What else may be done here.</summary>
    [Parameter]
    public RenderFragment? Acts { get; set; }

    /// <summary>As many columns of the least width as there is room for.</summary>
    private static string Columns(int width) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"grid-template-columns: repeat(auto-fit, minmax(min({width}px, 100%), 1fr))"
        );

    private string Source(BillingFact fact)
    {
        var (name, now) = (DiagnosisTexts.Source(fact.Source), Clock.GetUtcNow());
        return (fact.Source, fact.ReadAt) switch
        {
            (FactSource.Stripe, { } asked) => BillingWords.Cached(
                Stripe.Value.IsDemo ? BillingWords.StripeDemoSource : name,
                now - asked
            ),
            (_, { } read) => $"{name}, {Zone.Moment(read, now)}",
            _ => name,
        };
    }
}
