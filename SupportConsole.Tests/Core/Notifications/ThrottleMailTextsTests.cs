using System.Net.Mail;
using System.Text;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Notifications.Mail;

namespace SupportConsole.Tests.Core.Notifications;

public sealed class ThrottleMailTextsTests
{
    private static readonly ThrottleMail Figures = new(
        "acme",
        new DateOnly(2026, 3, 4),
        new DateTimeOffset(2026, 3, 4, 14, 2, 7, TimeSpan.Zero),
        Limit: 200,
        Running: 200,
        Queued: 1_212,
        Throttled: 1_012
    );

    [Fact]
    public void Text_OfFigures_SaysWhatWhenLimitNextAndHowToAsk()
    {
        var text = ThrottleMailTexts.Text(Figures, "https://support.example/limits");

        Assert.Contains(
            "limit of 200 transcripts at once, so 1,012 transcripts had to wait",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("4 March 2026, 14:02:07 UTC", text, StringComparison.Ordinal);
        Assert.Contains("Waiting then:  1,212", text, StringComparison.Ordinal);
        Assert.Contains("start by themselves", text, StringComparison.Ordinal);
        Assert.Contains("nothing is lost", text, StringComparison.Ordinal);
        Assert.Contains("https://support.example/limits", text, StringComparison.Ordinal);
        Assert.DoesNotContain("in an answer to this e-mail", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_WithoutUrl_AsksToAnswer() =>
        Assert.Contains(
            "in an answer to this e-mail",
            ThrottleMailTexts.Text(Figures with { Limit = 1, Throttled = 1 }, null),
            StringComparison.Ordinal
        );

    [Fact]
    public void Html_OfForeignText_IsEncoded()
    {
        var html = ThrottleMailTexts.Html(
            Figures with
            {
                AccountId = "<b>&\"",
            },
            "https://support.example/?a=1&b=\"<script>"
        );

        Assert.Contains("&lt;b&gt;&amp;&quot;", html, StringComparison.Ordinal);
        Assert.Contains("?a=1&amp;b=&quot;&lt;script&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Mime_OfAMail_IsWholeAndAlwaysTheSame()
    {
        var mail = new Mail(
            new("support@example.com", "Günther, Support"),
            new MailAddress("ops@acme.example"),
            "Zwölf Umlaute: äöü",
            "Grüße\n",
            "<p>Grüße</p>",
            Figures.At,
            new("2026-03-04-acme", "throttle-mail:acme:2026-03-04")
        );
        var text = Encoding.ASCII.GetString(MimeText.Of(mail));

        Assert.Equal(text, Encoding.ASCII.GetString(MimeText.Of(mail with { })));
        Assert.Contains("\r\nDate: Wed, 04 Mar 2026 14:02:07 +0000\r\n", text, StringComparison.Ordinal);
        Assert.Contains("<support@example.com>", text, StringComparison.Ordinal);
        Assert.Contains("Subject: =?utf-8?B?", text, StringComparison.Ordinal);
        Assert.Contains(Convert.ToBase64String(Encoding.UTF8.GetBytes("<p>Grüße</p>")), text, StringComparison.Ordinal);
        Assert.All(text.Split("\r\n"), line =>
            Assert.True(line.Length <= 998 && !line.Contains('\n', StringComparison.Ordinal))
        );
    }

    [Fact]
    public void Key_SameLettersInAnotherCase_IsAnotherFileOnEverySystem() =>
        Assert.NotEqual(
            new MailKey("2026-03-04-acme", "throttle-mail:acme:2026-03-04").FileName,
            new MailKey("2026-03-04-Acme", "throttle-mail:Acme:2026-03-04").FileName,
            StringComparer.OrdinalIgnoreCase
        );
}
