using Microsoft.AspNetCore.Components;
using SupportConsole.Api.Requests;
using SupportConsole.Components.Errors;
using SupportConsole.Core.Access;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Live;
using SupportConsole.Core.Notifications;

namespace SupportConsole.Components.Escalations;

/// <summary>One escalation: the request with its figures, the account's demand, and the decision.</summary>
public sealed partial class EscalationDetailPage
{
    private static readonly IReadOnlyList<(string Text, string Href)> Crumbs =
    [
        (EscalationWords.Title, EscalationLinks.List(EscalationKind.Waiting)),
    ];

    [Inject]
    public required IEscalationService Escalations { get; init; }

    [Inject]
    public required INotificationReader Notifications { get; init; }

    /// <summary>Present while the page is rendered as an answer to a request.</summary>
    [CascadingParameter]
    public HttpContext? HttpContext { get; set; }

    /// <summary>The escalation's id.</summary>
    [Parameter]
    public required string Id { get; set; }

    /// <summary>The period of the chart.</summary>
    [SupplyParameterFromQuery]
    public string? Range { get; set; }

    /// <summary>Start of the chart's period.</summary>
    [SupplyParameterFromQuery]
    public string? From { get; set; }

    /// <summary>End of the chart's period.</summary>
    [SupplyParameterFromQuery]
    public string? To { get; set; }

    /// <inheritdoc/>
    protected override string Name => "an escalation";

    /// <inheritdoc/>
    protected override object Key => Id;

    /// <inheritdoc/>
    protected override string? LiveAccountId => Shown.Value?.Escalation.AccountId;

    /// <inheritdoc/>
    protected override bool IsLive => Shown.Value is not null;

    /// <inheritdoc/>
    protected override TimeSpan RefreshInterval => LiveRefresh.Shortest;

    private bool CanPostTo(Escalation escalation) =>
        EscalationWords.CanPost(Notifications, EngineeringChannels.Of(escalation.Kind));

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        await base.OnParametersSetAsync();
        if (Shown is { Value: null, Error: null })
        {
            NotFoundStatus.Set(HttpContext);
        }
    }

    // What cannot be an id is not asked for: databases refuse some of it, such as NUL.

    /// <inheritdoc/>
    protected override Task<EscalationDetail?> LoadAsync(Actor actor, CancellationToken cancellationToken) =>
        TextRules.IsIdentifier(Id)
            ? Escalations.FindAsync(actor, Id, cancellationToken)
            : Task.FromResult<EscalationDetail?>(null);
}
