using SupportConsole.Core.Access;
using SupportConsole.Core.Notifications;

namespace SupportConsole.Tests.Fakes;

/// <summary>E-mails as they are set.</summary>
internal sealed class FakeNotificationReader : INotificationReader
{
    public List<SentMail> Mails { get; } = [];

    public string? Folder { get; set; }

    public bool CanPost { get; set; }

    public bool CanPostStreaming { get; set; }

    public Task<ThrottleMails> ThrottleMailsAsync(
        Actor actor,
        string accountId,
        int page,
        CancellationToken cancellationToken
    ) =>
        Task.FromResult(
            new ThrottleMails(
                [.. Mails.Skip(page * ThrottleMails.PageSize).Take(ThrottleMails.PageSize)],
                Mails.Count,
                Folder
            )
        );
}
