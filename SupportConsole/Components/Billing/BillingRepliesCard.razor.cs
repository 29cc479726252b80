using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Billing.Diagnosis;
using SupportConsole.Core.Replies;

namespace SupportConsole.Components.Billing;

/// <summary>Replies about money, filled in and ready to copy, the fitting one first.</summary>
public sealed partial class BillingRepliesCard
{
    // What one chose stays, whatever fits better a moment later.
    private ReplyKind? _chosen;
    private bool _fits;

    [Inject]
    public required IOptions<BillingOptions> Options { get; init; }

    /// <summary>The account's money; null while it is not known.</summary>
    [Parameter, EditorRequired]
    public BillingFacts? Facts { get; set; }

    private IReadOnlyList<Reply>? Replies { get; set; }

    private Reply? Shown => Replies?.FirstOrDefault(reply => reply.Kind == _chosen) ?? (_fits ? Replies![0] : null);

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        Replies = Facts is null ? null : ReplyTexts.All(Facts, Options.Value);
        _fits = Facts is not null && ReplyTexts.Fitting(Facts, Options.Value) is not null;
    }
}
