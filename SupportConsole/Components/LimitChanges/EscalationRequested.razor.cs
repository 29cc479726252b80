using Microsoft.AspNetCore.Components;
using SupportConsole.Auth;
using SupportConsole.Components.Escalations;
using SupportConsole.Components.Shared;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Notifications;

namespace SupportConsole.Components.LimitChanges;

/// <summary>Engineering is asked: where to follow it, and the message to copy in case nobody reads Slack.</summary>
public sealed partial class EscalationRequested
{
    private string? _message;

    [Inject]
    public required IEscalationService Escalations { get; init; }

    [Inject]
    public required INotificationReader Notifications { get; init; }

    [Inject]
    public required CurrentActor CurrentActor { get; init; }

    [Inject]
    public required ILogger<EscalationRequested> Logger { get; init; }

    /// <summary>The escalation that waits.</summary>
    [Parameter, EditorRequired]
    public required string EscalationId { get; set; }

    /// <summary>The limit it was asked from.</summary>
    [Parameter, EditorRequired]
    public int From { get; set; }

    /// <summary>The limit asked for.</summary>
    [Parameter, EditorRequired]
    public int To { get; set; }

    /// <summary>Where engineering is asked.</summary>
    [Parameter]
    public EngineeringChannel Channel { get; set; }

    private bool CanPost => EscalationWords.CanPost(Notifications, Channel);

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        try
        {
            var actor = await CurrentActor.GetAsync();
            _message = (await Escalations.FindAsync(actor, EscalationId, CancellationToken.None))?.Message;
        }
        catch (Exception exception)
        {
            // It is requested all the same, and its own page has the message.
            Logger.PartFailed("the message of an escalation", exception);
            _message = LimitChangeWords.MessageMissing;
        }
    }
}
