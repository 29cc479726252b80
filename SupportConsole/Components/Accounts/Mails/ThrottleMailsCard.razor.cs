using Microsoft.AspNetCore.Components;
using SupportConsole.Core.Access;
using SupportConsole.Core.Notifications;

namespace SupportConsole.Components.Accounts.Mails;

/// <summary>The e-mails that told an account of its throttling, and how far each is.</summary>
public sealed partial class ThrottleMailsCard
{
    private string? _accountId;
    private int _page;

    [Inject]
    public required INotificationReader Reader { get; init; }

    /// <summary>The account.</summary>
    [Parameter, EditorRequired]
    public required string AccountId { get; set; }

    /// <inheritdoc/>
    protected override string Name => "an account's throttle e-mails";

    /// <inheritdoc/>
    protected override object Key => (AccountId, _page);

    /// <inheritdoc/>
    protected override string? LiveAccountId => AccountId;

    /// <inheritdoc/>
    protected override TimeSpan RefreshInterval => TimeSpan.FromSeconds(2);

    private ThrottleMails Mails => Shown.Value!;

    private int Pages => (Mails.Total + ThrottleMails.PageSize - 1) / ThrottleMails.PageSize;

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync()
    {
        if (_accountId != AccountId)
        {
            (_accountId, _page) = (AccountId, 0);
        }

        return base.OnParametersSetAsync();
    }

    /// <inheritdoc/>
    protected override bool KeepsValue(object previousKey) =>
        previousKey is (string previous, int) && previous == AccountId;

    /// <inheritdoc/>
    protected override Func<Actor, CancellationToken, Task<ThrottleMails?>> Read()
    {
        var (reader, id, page) = (Reader, AccountId, _page);
        return async (actor, token) => await reader.ThrottleMailsAsync(actor, id, page, token);
    }

    private Task TurnAsync(int page)
    {
        _page = page;
        return FollowKeyAsync();
    }
}
