using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using SupportConsole.Auth;
using SupportConsole.Components.Shared;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Limits;

namespace SupportConsole.Components.LimitChanges;

/// <summary>A little more for a day, while engineering decides.</summary>
public sealed partial class UrgentRaise
{
    private string _text = "";
    private string _correlationId = NewId();
    private string? _attempted;
    private LimitMoveOutcome? _outcome;
    private string? _problem;
    private bool _running;

    [Inject]
    public required ILimitChangeService LimitChanges { get; init; }

    [Inject]
    public required IOptions<GuardrailOptions> Guardrails { get; init; }

    [Inject]
    public required CurrentActor CurrentActor { get; init; }

    [Inject]
    public required ILogger<UrgentRaise> Logger { get; init; }

    /// <summary>The escalation that waits.</summary>
    [Parameter, EditorRequired]
    public required Escalation Waiting { get; set; }

    /// <summary>The limit as it stands.</summary>
    [Parameter, EditorRequired]
    public required LimitStanding Standing { get; set; }

    /// <summary>Why, as typed for the request.</summary>
    [Parameter, EditorRequired]
    public required string Reason { get; set; }

    /// <summary>What for, as typed for the request.</summary>
    [Parameter, EditorRequired]
    public required string Ticket { get; set; }

    /// <summary>It is in force: whatever shows the account is out of date.</summary>
    [Parameter]
    public EventCallback OnRaised { get; set; }

    private int Highest => LimitChangePolicy.HighestUrgentRaise(Waiting.OldLimit, Guardrails.Value);

    /// <inheritdoc/>
    protected override void OnInitialized() => _text = Highest.ToString(CultureInfo.InvariantCulture);

    private static string NewId() => Guid.NewGuid().ToString("N");

    private async Task RaiseAsync()
    {
        if (_running)
        {
            return;
        }

        _problem = null;
        if (!int.TryParse(_text.Trim(), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var limit))
        {
            _problem = $"Type a whole number up to {Figures.Whole(Highest)}.";
            return;
        }

        // The same wish again is the same attempt; another one is not.
        var wish = $"{Standing.Value} {limit} {Reason} {Ticket}";
        if (_attempted is not null && _attempted != wish)
        {
            _correlationId = NewId();
        }

        _attempted = wish;
        _running = true;
        try
        {
            var actor = await CurrentActor.GetAsync();
            var request = new LimitChangeRequest(Waiting.AccountId, Standing.Value, limit, Reason, Ticket, _correlationId);
            await TakeAsync(await LimitChanges.RaiseUrgentlyAsync(actor, request, CancellationToken.None));
        }
        catch (Exception exception)
        {
            Logger.AttemptFailed(Waiting.AccountId, exception);
            _problem = ChangeLimitTexts.UrgentUnanswered;
        }
        finally
        {
            _running = false;
        }
    }

    private async Task TakeAsync(LimitMoveOutcome outcome)
    {
        (_outcome, _attempted, _correlationId) = (outcome, null, NewId());
        _problem = outcome switch
        {
            LimitMoveOutcome.Refused refused => refused.Sentence,
            LimitMoveOutcome.Forbidden forbidden => forbidden.Sentence,
            LimitMoveOutcome.Invalid invalid => string.Join(' ', invalid.Problems.Select(problem => problem.Message)),
            LimitMoveOutcome.UnknownAccount => ChangeLimitTexts.UnknownAccount,
            _ => null,
        };
        if (outcome is LimitMoveOutcome.Applied)
        {
            await OnRaised.InvokeAsync();
        }
    }
}
