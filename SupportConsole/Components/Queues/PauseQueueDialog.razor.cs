using System.Globalization;
using Microsoft.AspNetCore.Components;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Access;
using SupportConsole.Core.QueuePauses;

namespace SupportConsole.Components.Queues;

/// <summary>
/// Pauses an account's queue for a while, or lets it go on; closes itself then, and a message says what happened.
/// </summary>
public sealed partial class PauseQueueDialog
{
    private static readonly Dictionary<string, TimeSpan> Spans = new()
    {
        ["1h"] = TimeSpan.FromHours(1),
        ["4h"] = TimeSpan.FromHours(4),
        ["24h"] = TimeSpan.FromHours(24),
        ["7d"] = TimeSpan.FromDays(7),
    };

    private readonly Attempt _attempt = new();
    private QueuePause? _seen;
    private string _length = "1h";
    private DateTimeOffset _until;
    private string _reason = "";
    private string _ticket = "";
    private bool _submitted;
    private QueuePauseOutcome? _outcome;
    private string? _failure;

    [Inject]
    public required IQueuePauseService Service { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Inject]
    public required ILogger<PauseQueueDialog> Logger { get; init; }

    /// <summary>Whose queue.</summary>
    [Parameter, EditorRequired]
    public required string AccountId { get; set; }

    /// <summary>Its pause when the dialog opens; null while it goes.</summary>
    [Parameter, EditorRequired]
    public required QueuePause? Pause { get; set; }

    /// <inheritdoc/>
    protected override Attempt Attempt => _attempt;

    /// <inheritdoc/>
    protected override bool IsDone => _outcome is QueuePauseOutcome.Applied;

    /// <inheritdoc/>
    protected override string DraftKey => $"{(IsResume ? "resume" : "pause")}-queue:{AccountId}";

    private bool IsResume => _seen is not null;

    /// <summary>The end with the choice it belongs to: the browser may have noted it one event late.</summary>
    private string Kept => $"{_length}|{_until.ToString("O", CultureInfo.InvariantCulture)}";

    private QueuePauseRequest Request =>
        new(AccountId, _seen?.Until, IsResume ? null : _until, _reason.Trim(), _ticket.Trim(), Attempt.Id);

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        _seen = Pause;
        Choose(_length);
        base.OnInitialized();
    }

    /// <inheritdoc/>
    protected override void Restore(PauseQueueDraft draft)
    {
        Choose(draft.Length);
        (_reason, _ticket) = (draft.Reason ?? "", draft.Ticket ?? "");
        if (
            draft.Until?.Split('|') is [var key, var kept]
            && key == _length
            && DateTimeOffset.TryParse(kept, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at)
        )
        {
            _until = at;
        }
    }

    /// <inheritdoc/>
    protected override async Task AnsweredAsync()
    {
        await base.AnsweredAsync();
        if (IsDone)
        {
            await OnClose.InvokeAsync();
        }
    }

    /// <summary>Fixed when it is chosen, so that a retry means the same; up to the minute, so that it is never less.</summary>
    private void Choose(string? key)
    {
        _length = key is not null && Spans.ContainsKey(key) ? key : _length;
        var now = Clock.GetUtcNow();
        var minutes = (now.Ticks + TimeSpan.TicksPerMinute - 1) / TimeSpan.TicksPerMinute;
        _until = new DateTimeOffset(minutes * TimeSpan.TicksPerMinute, now.Offset) + Spans[_length];
    }

    private void Edit(Action edit)
    {
        edit();
        (_outcome, _failure) = (null, null);
        Attempt.Change();
    }

    private string? ProblemOf(string field) =>
        _submitted ? Request.Problems().FirstOrDefault(problem => problem.Field == field)?.Message : null;

    private Task ChangeAsync() => AttemptAsync(AskAsync);

    private async Task<bool> AskAsync(Actor actor)
    {
        (_submitted, _failure) = (true, null);
        if (Request.Problems().Count > 0)
        {
            return false;
        }

        var answered = await Attempt.RunAsync(
            async () => _outcome = await Service.ChangeAsync(actor, Request, CancellationToken.None),
            exception =>
            {
                Logger.AttemptFailed(AccountId, exception);
                _failure = QueueWords.Unanswered;
            }
        );
        if (_outcome is QueuePauseOutcome.Applied applied)
        {
            // Here, because the page may have been left meanwhile.
            Toasts.Add(QueueWords.Changed(AccountId, applied), applied.AuditSequence);
        }

        return answered;
    }
}
