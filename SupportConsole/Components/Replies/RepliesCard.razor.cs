using Microsoft.AspNetCore.Components;
using SupportConsole.Auth;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Access;
using SupportConsole.Core.Live;
using SupportConsole.Core.Replies;

namespace SupportConsole.Components.Replies;

/// <summary>Replies to the customer, filled in and ready to copy, the fitting one first; and the question to engineering.</summary>
public sealed partial class RepliesCard : IDisposable
{
    private readonly CancellationTokenSource _left = new();
    private readonly Attempt _attempt = new();
    private Part<ReplyDesk> _desk = null!;
    private LiveRefresh? _live;
    private Actor? _actor;
    private string? _loadedId;
    // What one chose stays, whatever fits better a moment later.
    private ReplyKind? _chosen;
    private string? _asking;
    private string? _problem;
    private bool _mayAsk;

    [Inject]
    public required IReplies Replies { get; init; }

    [Inject]
    public required CurrentActor CurrentActor { get; init; }

    [Inject]
    public required ILiveUpdates Updates { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Inject]
    public required ILogger<RepliesCard> Logger { get; init; }

    /// <summary>The account.</summary>
    [Parameter, EditorRequired]
    public required string AccountId { get; set; }

    /// <summary>A question was asked: the account's activity is out of date.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    private Reply? Shown => _desk.Value?.Replies.FirstOrDefault(reply => reply.Kind == (_chosen ?? _desk.Value.Fits));

    /// <inheritdoc/>
    public void Dispose()
    {
        _live?.Dispose();
        _left.Cancel();
        _left.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_loadedId == AccountId)
        {
            return;
        }

        _loadedId = AccountId;
        _desk = new Part<ReplyDesk>("an account's replies", Logger);
        (_chosen, _asking, _problem) = (null, null, null);
        _live?.Dispose();
        _live = null;
        _actor ??= await CurrentActor.GetAsync();
        _mayAsk = _actor.May(Permission.AskEngineering);
        await LoadAsync();
    }

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (_live is null)
        {
            var id = AccountId;
            _live = new LiveRefresh(Clock, TimeSpan.FromSeconds(2), () => InvokeAsync(ReloadAsync), signal => Updates.Subscribe(id, signal));
        }
    }

    private Task LoadAsync()
    {
        var id = AccountId;
        return _desk.LoadAsync(token => Replies.FindAsync(_actor!, id, token), _left.Token);
    }

    private async Task ReloadAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    /// <summary>The figures stand still from here on: what one reads is what is posted.</summary>
    private void Ask()
    {
        (_asking, _problem) = (_desk.Value!.EngineeringNote, null);
        _attempt.Change();
    }

    private async Task PostAsync()
    {
        _problem = null;
        QuestionOutcome? outcome = null;
        var answered = await _attempt.RunAsync(
            async () => outcome = await Replies.AskAsync(_actor!, AccountId, _asking!, _attempt.Id, CancellationToken.None),
            exception =>
            {
                Logger.ActFailed("A question to engineering", exception);
                _problem = ReplyCardTexts.Unanswered;
            });
        if (answered)
        {
            (_asking, _problem) = (null, (outcome as QuestionOutcome.Refused)?.Sentence);
            await LoadAsync();
            await OnChanged.InvokeAsync();
        }
    }
}
