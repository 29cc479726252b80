using Microsoft.AspNetCore.Components;
using SupportConsole.Auth;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Access;
using SupportConsole.Core.Notifications;
using SupportConsole.Core.Outbox;

namespace SupportConsole.Components.Accounts.Mails;

/// <summary>
/// Has a message sent again that was given up; nothing for those who may not, or when there is no way it could go.
/// </summary>
public sealed partial class SendAgain
{
    private readonly Attempt _attempt = new();
    private string? _problem;
    private bool _may;
    private bool _asking;

    [Inject]
    public required IOutboxService Outbox { get; init; }

    [Inject]
    public required INotificationReader Notifications { get; init; }

    [Inject]
    public required CurrentActor CurrentActor { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    [Inject]
    public required ILogger<SendAgain> Logger { get; init; }

    /// <summary>The message.</summary>
    [Parameter, EditorRequired]
    public required string MessageId { get; set; }

    /// <summary>The way it goes.</summary>
    [Parameter, EditorRequired]
    public required OutboxKind Kind { get; set; }

    /// <summary>
    /// The message in two words, such as "the post", for those who do not see where the button stands.
    /// </summary>
    [Parameter, EditorRequired]
    public required string What { get; set; }

    /// <summary>
    /// Raised when it waits to be sent, or somebody else was faster: the states shown are out of date.
    /// </summary>
    [Parameter]
    public EventCallback OnSent { get; set; }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var actor = await CurrentActor.GetAsync();
        _may = actor.May(Permission.ResendMessages) && (Kind != OutboxKind.SlackPost || Notifications.CanPost);
    }

    private void Ask(bool asking) => (_asking, _problem) = (asking, null);

    private async Task SendAsync()
    {
        _problem = null;
        ResendOutcome? outcome = null;
        var answered = await _attempt.RunAsync(
            async () =>
                outcome = await Outbox.SendAgainAsync(
                    await CurrentActor.GetAsync(),
                    MessageId,
                    _attempt.Id,
                    CancellationToken.None
                ),
            exception =>
            {
                Logger.ActFailed("Sending a message again", exception);
                _problem = MailWords.SendAgainUnanswered;
            }
        );
        if (answered)
        {
            (_asking, _problem) = (false, (outcome as ResendOutcome.Refused)?.Sentence);
            if (outcome is ResendOutcome.Waits waits)
            {
                Toasts.Add(MailWords.WaitsToBeSentAgain(What), waits.AuditSequence);
            }

            await OnSent.InvokeAsync();
        }
    }
}
