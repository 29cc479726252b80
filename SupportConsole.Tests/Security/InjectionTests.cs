using System.Net.Mail;
using System.Text;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Notifications.Mail;

namespace SupportConsole.Tests.Security;

/// <summary>What people write stays text in posts and mails.</summary>
public sealed class InjectionTests
{
    [Theory]
    [InlineData("<!channel> & <https://evil.example|here>", "&lt;!channel&gt; &amp; &lt;https://evil.example|here&gt;")]
    [InlineData("*bold* and ~gone~", "∗bold∗ and ∼gone∼")]
    [InlineData("`code` and ```block```", "ˋcodeˋ and ˋˋˋblockˋˋˋ")]
    [InlineData("_lean_ but account_10482_a", "\uff3flean\uff3f but account_10482_a")]
    [InlineData("", "")]
    public void SlackText_Marks_MeanNothing(string text, string expected) =>
        Assert.Equal(expected, EngineeringPost.Escape(text));

    [Fact]
    public void SlackCode_KeepsTheIdAndEndsNowhere() =>
        Assert.Equal("acct_1*ˋ&lt;!here&gt;", EngineeringPost.EscapeCode("acct_1*`<!here>"));

    [Fact]
    public void Mail_LineBreaksInItsTexts_MakeNoHeader()
    {
        var mail = new Mail(
            new("console@example.com", "Support\r\nBcc: sender@evil.example"),
            new("ops@acme.example"),
            "Your limit\r\nBcc: subject@evil.example\r\n\r\nand a body",
            "Text\r\n.\r\nMAIL FROM:<x>",
            "<p>Text</p>",
            Fakes.Samples.Now,
            new("2026-03-04-acme", "throttle-mail:acme:2026-03-04")
        );

        var lines = Encoding.ASCII.GetString(MimeText.Of(mail)).Split("\r\n");

        Assert.DoesNotContain(lines, line => line.StartsWith("Bcc", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(lines, line => line is "." or "and a body");
        Assert.Equal(8, lines.TakeWhile(line => line.Length > 0).Count(line => !line.StartsWith(' ')));
    }

    [Theory]
    [InlineData("ops@acme.example\r\nBcc: x@evil.example")]
    [InlineData("ops@acme.example\nRCPT TO:<x@evil.example>")]
    public void Mail_LineBreakInAnAddress_IsNoAddress(string address) =>
        Assert.False(MailAddress.TryCreate(address, out _));
}
