using Microsoft.AspNetCore.Components;
using SupportConsole.Components.Errors;
using SupportConsole.Core.Access;
using SupportConsole.Core.Decisions;

namespace SupportConsole.Components.Decisions;

/// <summary>Why the API answered as it did, from the id that a customer sends.</summary>
public sealed partial class DecisionPage
{
    [Inject]
    public required IDecisions Decisions { get; init; }

    /// <summary>Present while the page is rendered as an answer to a request.</summary>
    [CascadingParameter]
    public HttpContext? HttpContext { get; set; }

    /// <summary>The decision's id.</summary>
    [Parameter]
    public string? Id { get; set; }

    /// <summary>The same, from the form of a page whose circuit was not there yet.</summary>
    [SupplyParameterFromQuery(Name = "id")]
    public string? FromForm { get; set; }

    /// <summary>Carried from the prerendered page into the circuit.</summary>
    [PersistentState]
    public DecisionExplanation? Handed { get; set; }

    /// <inheritdoc/>
    protected override string Name => "a decision";

    /// <inheritdoc/>
    protected override object Key => Asked;

    // The account as it is now moves on; the decision does not.

    /// <inheritdoc/>
    protected override string? LiveAccountId =>
        (Shown.Value?.Lookup as DecisionLookup.Found)?.Explanation.Account?.Account.Id;

    /// <inheritdoc/>
    protected override bool IsLive => LiveAccountId is not null;

    private string Asked => (Id ?? FromForm ?? "").Trim();

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        await base.OnParametersSetAsync();
        Handed = (Shown.Value?.Lookup as DecisionLookup.Found)?.Explanation;
        if (Shown.Value?.Lookup is DecisionLookup.Unknown)
        {
            NotFoundStatus.Set(HttpContext);
        }
    }

    /// <inheritdoc/>
    protected override DecisionAnswer? Prerendered() =>
        Handed is { } known && known.Id == Asked ? new(new DecisionLookup.Found(known)) : null;

    /// <inheritdoc/>
    protected override async Task<DecisionAnswer?> LoadAsync(Actor actor, CancellationToken cancellationToken) =>
        Asked.Length == 0 ? null : new(await Decisions.ExplainAsync(actor, Asked, cancellationToken));
}

/// <summary>What became of an id.</summary>
/// <param name="Lookup">The decision, or why there is none.</param>
public sealed record DecisionAnswer(DecisionLookup Lookup);
