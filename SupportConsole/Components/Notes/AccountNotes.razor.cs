using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using SupportConsole.Auth;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Access;
using SupportConsole.Core.Live;
using SupportConsole.Core.Notes;

namespace SupportConsole.Components.Notes;

/// <summary>What colleagues wrote on an account, and a place to write.</summary>
public sealed partial class AccountNotes : IAsyncDisposable
{
    private const int FirstShown = 5;
    private const int MoreShown = 20;

    private readonly CancellationTokenSource _left = new();
    private readonly CancellationToken _gone;
    private Attempt _attempt = new();
    private FormDrafts<NoteDraft>? _drafts;
    private Part<NoteList> _notes = null!;
    private LiveRefresh? _live;
    private ElementReference _form;
    private Actor? _actor;
    private string? _loadedId;
    private string _text = "";
    private string? _problem;
    private long? _removing;
    private int _shown = FirstShown;
    private bool _mayWrite;
    private bool _preview;
    private bool _busy;

    // The token outlives its source, which is disposed with the page while a note may still be on its way.
    public AccountNotes() => _gone = _left.Token;

    [Inject]
    public required INotes Notes { get; init; }

    [Inject]
    public required CurrentActor CurrentActor { get; init; }

    [Inject]
    public required ILiveUpdates Updates { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Inject]
    public required IJSRuntime Js { get; init; }

    [Inject]
    public required ILogger<AccountNotes> Logger { get; init; }

    /// <summary>The account.</summary>
    [Parameter, EditorRequired]
    public required string AccountId { get; set; }

    /// <summary>Something was written: the account's activity is out of date.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _live?.Dispose();
        await _left.CancelAsync();
        _left.Dispose();
        await LeaveDraftAsync();
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_loadedId == AccountId)
        {
            return;
        }

        _loadedId = AccountId;
        await LeaveDraftAsync();
        _notes = new Part<NoteList>("an account's notes", Logger);
        (_text, _attempt, _problem, _removing, _shown) = ("", new Attempt(), null, null, FirstShown);
        _live?.Dispose();
        _live = null;
        _actor ??= await CurrentActor.GetAsync();
        _mayWrite = _actor.May(Permission.WriteNotes);
        await LoadAsync();
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        var id = AccountId;
        _live ??= new LiveRefresh(Clock, TimeSpan.FromSeconds(1), () => InvokeAsync(ReloadAsync), signal => Updates.Subscribe(id, signal));
        if (_drafts is null && _mayWrite && _form.Id is not null)
        {
            var drafts = _drafts = new FormDrafts<NoteDraft>(Js, $"note:{id}");
            if (await drafts.AttachAsync(_form, _gone) is { } draft && drafts == _drafts && _text.Length == 0)
            {
                _text = draft.Text ?? "";
                _attempt.Resume(draft.Attempt);
                StateHasChanged();
            }
        }

        if (_drafts is { } kept)
        {
            await kept.RenameAttemptAsync(_attempt.Id);
        }
    }

    private static string Pressed(bool pressed) => pressed ? "true" : "false";

    private Task LoadAsync()
    {
        var (id, count) = (AccountId, _shown);
        return _notes.LoadAsync(async token => await Notes.ListAsync(_actor!, id, count, token), _gone);
    }

    private async Task ReloadAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private Task ShowMoreAsync()
    {
        _shown += MoreShown;
        return ReloadAsync();
    }

    /// <summary>The browser keeps what was typed. A note that is on its way still has to clear it.</summary>
    private async ValueTask LeaveDraftAsync()
    {
        var drafts = _drafts;
        _drafts = null;
        if (drafts is not null && !_attempt.Running)
        {
            await drafts.DisposeAsync();
        }
    }

    /// <summary>Another text is another attempt; the same one again is the same note.</summary>
    private void Typed()
    {
        _problem = null;
        _attempt.Change();
    }

    private Task KeyAsync(KeyboardEventArgs key) => key is { Key: "Enter", CtrlKey: true } or { Key: "Enter", MetaKey: true } ? AddAsync() : Task.CompletedTask;

    private async Task AddAsync()
    {
        if (_busy)
        {
            return;
        }

        if (NoteTexts.Problem(_text) is { } problem)
        {
            _problem = problem;
            return;
        }

        var drafts = _drafts;
        var done = await ActAsync("A new note", _attempt, id => Notes.AddAsync(_actor!, AccountId, _text, id, CancellationToken.None));
        if (done && drafts is not null)
        {
            await drafts.ClearAsync();
        }

        if (drafts == _drafts)
        {
            (_text, _preview) = done ? ("", false) : (_text, _preview);
        }
        else if (drafts is not null)
        {
            // The account was left meanwhile.
            await drafts.DisposeAsync();
        }
    }

    private async Task PinAsync(AccountNote note) =>
        await ActAsync("The pin of a note", new Attempt(), id => Notes.PinAsync(_actor!, note.Id, !note.Pinned, id, CancellationToken.None));

    private async Task RemoveAsync(AccountNote note)
    {
        await ActAsync("The removal of a note", new Attempt(), id => Notes.RemoveAsync(_actor!, note.Id, id, CancellationToken.None));
        _removing = null;
    }

    /// <summary>One act at a time.</summary>
    private async Task<bool> ActAsync(string act, Attempt attempt, Func<string, Task<NoteOutcome>> run)
    {
        (_busy, _problem) = (true, null);
        NoteOutcome? outcome = null;
        try
        {
            var answered = await attempt.RunAsync(
                async () => outcome = await run(attempt.Id),
                exception =>
                {
                    Logger.ActFailed(act, exception);
                    _problem = NotePageTexts.Unanswered;
                });
            if (answered)
            {
                _problem = (outcome as NoteOutcome.Refused)?.Sentence;
                await LoadAsync();
                await OnChanged.InvokeAsync();
            }
        }
        finally
        {
            _busy = false;
        }

        return outcome is NoteOutcome.Done;
    }
}
