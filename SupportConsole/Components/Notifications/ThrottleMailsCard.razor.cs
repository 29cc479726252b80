using Microsoft.AspNetCore.Components;
using SupportConsole.Auth;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Live;
using SupportConsole.Core.Notifications;

namespace SupportConsole.Components.Notifications;

/// <summary>The e-mails that told an account of its throttling, and how far each is.</summary>
public sealed partial class ThrottleMailsCard : IDisposable
{
    private readonly CancellationTokenSource _left = new();
    private Part<ThrottleMails> _mails = null!;
    private LiveRefresh? _live;
    private string? _loadedId;
    private int _page;

    [Inject]
    public required INotificationReader Reader { get; init; }

    [Inject]
    public required CurrentActor CurrentActor { get; init; }

    [Inject]
    public required ILiveUpdates Updates { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Inject]
    public required ILogger<ThrottleMailsCard> Logger { get; init; }

    /// <summary>The account.</summary>
    [Parameter, EditorRequired]
    public required string AccountId { get; set; }

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
        _mails = new Part<ThrottleMails>("an account's throttle e-mails", Logger);
        _page = 0;
        _live?.Dispose();
        _live = null;
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

    private static int Pages(ThrottleMails mails) => (mails.Total + ThrottleMails.PageSize - 1) / ThrottleMails.PageSize;

    private static string Where(SentMail mail) => mail.SentTo ?? mail.LastError ?? $"limit {Figures.Whole(mail.Figures.Limit)}, {Figures.Whole(mail.Figures.Queued)} waiting";

    private async Task LoadAsync()
    {
        var (actor, id, page) = (await CurrentActor.GetAsync(), AccountId, _page);
        await _mails.LoadAsync(async token => await Reader.ThrottleMailsAsync(actor, id, page, token), _left.Token);
    }

    private async Task ReloadAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private Task TurnAsync(int page)
    {
        _page = page;
        return ReloadAsync();
    }
}
