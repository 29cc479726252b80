using System.Net.Mail;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Notifications.Delivery;
using SupportConsole.Core.Notifications.Mail;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Core.Notifications;

public sealed class SmtpTransportTests : IDisposable
{
    private readonly FakeSmtpServer _server = new();
    private readonly FakeClock _clock = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task Send_FriendlyServer_DeliversBothPartsUnderOneMessageId()
    {
        var first = await SendAsync();
        var second = await SendAsync();

        Assert.Equal(new DeliveryResult.Sent("ops@acme.example"), first);
        Assert.Equal(first, second);
        Assert.Equal(2, _server.Mails.Count);
        var mail = _server.Mails[0];
        Assert.Contains("Content-Type: multipart/alternative", mail, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("text/plain", mail, StringComparison.Ordinal);
        Assert.Contains("text/html", mail, StringComparison.Ordinal);
        Assert.Contains("Auto-Submitted: auto-generated", mail, StringComparison.Ordinal);
        Assert.Equal(MessageId(mail), MessageId(_server.Mails[1]));
        Assert.EndsWith("@example.com>", MessageId(mail), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_UnknownRecipient_IsRefusedForGood()
    {
        _server.Mood = SmtpMood.KnowsNoRecipient;

        var never = Assert.IsType<DeliveryResult.Never>(await SendAsync());

        Assert.Contains("550", never.Why, StringComparison.Ordinal);
        Assert.Contains("<(address)>: no such mailbox", never.Why, StringComparison.Ordinal);
        Assert.DoesNotContain("ops@acme.example", never.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SmtpMood.IsBusy)]
    [InlineData(SmtpMood.HangsUp)]
    public async Task Send_ServerIsNotWell_IsTriedAgain(object mood)
    {
        _server.Mood = (SmtpMood)mood;

        Assert.IsType<DeliveryResult.Later>(await SendAsync());
    }

    [Fact]
    public async Task Send_ServerHangsUpAfterTheMail_MayBeThere()
    {
        _server.Mood = SmtpMood.TakesAndHangsUp;

        Assert.IsType<DeliveryResult.Unanswered>(await SendAsync());
        Assert.Single(_server.Mails);
    }

    [Fact]
    public async Task Send_NobodyListens_IsTriedAgain()
    {
        _server.Dispose();

        Assert.IsType<DeliveryResult.Later>(await SendAsync());
    }

    [Fact]
    public async Task Send_ServerSaysNothing_EndsAfterTheTimeout()
    {
        _server.Mood = SmtpMood.Silent;
        var sending = SendAsync();
        while (_server.Connections == 0)
        {
            await Task.Yield();
        }

        _clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(
            "The mail server did not take the mail within 30 s.",
            Assert.IsType<DeliveryResult.Later>(await sending).Why
        );
    }

    private static string MessageId(string mail) =>
        mail.Split('\n').Single(line => line.StartsWith("Message-ID:", StringComparison.OrdinalIgnoreCase));

    private Task<DeliveryResult> SendAsync()
    {
        var options = new EmailOptions
        {
            Host = "127.0.0.1",
            Port = _server.Port,
            UseTls = false,
            From = "Support <support@example.com>",
        };
        return new SmtpTransport(Options.Create(options), _clock).SendAsync(
            new(
                options.Sender,
                new MailAddress("ops@acme.example"),
                "Subject",
                "Text",
                "<p>Html</p>",
                _clock.GetUtcNow(),
                new("2026-03-04-acme", "key")
            ),
            default
        );
    }
}
