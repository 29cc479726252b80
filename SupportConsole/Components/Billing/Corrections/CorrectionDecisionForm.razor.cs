using Microsoft.AspNetCore.Components;
using SupportConsole.Auth;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Access;
using SupportConsole.Core.Billing.Corrections;

namespace SupportConsole.Components.Billing.Corrections;

/// <summary>Confirm or refuse, for another manager than the one who asked, who may take it back.</summary>
public sealed partial class CorrectionDecisionForm
{
    private readonly Attempt _attempt = new();
    private string? _comment = "";
    private string? _problem;

    [Inject]
    public required ICorrectionService Corrections { get; init; }

    [Inject]
    public required CurrentActor CurrentActor { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    [Inject]
    public required ILogger<CorrectionDecisionForm> Logger { get; init; }

    /// <summary>What is decided about; it waits.</summary>
    [Parameter, EditorRequired]
    public required Correction Correction { get; set; }

    /// <summary>Who looks; may correct balances.</summary>
    [Parameter, EditorRequired]
    public required Actor Actor { get; set; }

    /// <summary>An attempt was answered.</summary>
    [Parameter]
    public EventCallback OnDecided { get; set; }

    private bool IsOwn => Correction.RequestedById == Actor.Id;

    private async Task SendAsync(CorrectionDecision decision)
    {
        _problem = null;
        _attempt.Want((decision, _comment ?? ""));
        var answered = await _attempt.RunAsync(
            async () =>
                Tell(
                    decision,
                    await Corrections.DecideAsync(
                        await CurrentActor.GetAsync(),
                        new(Correction.Id, decision, _comment, _attempt.Id),
                        CancellationToken.None
                    )
                ),
            exception =>
            {
                Logger.ActFailed("A decision about a correction", exception);
                _problem = CorrectionWords.Unanswered;
            }
        );
        if (answered)
        {
            await OnDecided.InvokeAsync();
        }
    }

    private void Tell(CorrectionDecision decision, CorrectionOutcome outcome)
    {
        _problem = outcome switch
        {
            CorrectionOutcome.Refused refused => refused.Sentence,
            CorrectionOutcome.Forbidden forbidden => forbidden.Sentence,
            CorrectionOutcome.Invalid invalid => string.Join(' ', invalid.Problems.Select(problem => problem.Message)),
            CorrectionOutcome.Unknown => CorrectionWords.Unknown,
            _ => null,
        };
        if (
            outcome switch
            {
                CorrectionOutcome.Posted posted => posted.AuditSequence,
                CorrectionOutcome.Ended ended => ended.AuditSequence,
                _ => (long?)null,
            } is
            { } sequence
        )
        {
            Toasts.Add(CorrectionWords.Done(decision, Correction), sequence);
        }
    }
}
