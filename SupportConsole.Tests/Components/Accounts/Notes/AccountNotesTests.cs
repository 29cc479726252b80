using Bunit;
using Microsoft.AspNetCore.Components.Web;
using SupportConsole.Components.Accounts.Notes;
using SupportConsole.Core.Notes;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Accounts.Notes;

public sealed class AccountNotesTests : PageContext
{
    [Fact]
    public void Open_NoNotes_SaysSo() => Assert.Contains(NoteWords.Empty, Show().Markup, StringComparison.Ordinal);

    [Fact]
    public void Add_CtrlEnter_WritesOnceAndClears()
    {
        var card = Show();
        card.Find("textarea").Input("Call **Ann** first");
        card.Find("textarea").KeyDown(new KeyboardEventArgs { Key = "Enter", CtrlKey = true });

        Assert.Equal("add Call **Ann** first", Assert.Single(Notes.Attempts).Act);
        card.WaitForAssertion(() => Assert.Equal("", card.Find("textarea").GetAttribute("value") ?? ""));
    }

    [Fact]
    public void Add_NoAnswer_KeepsTheTextAndTheAttempt()
    {
        var card = Show();
        Notes.Failure = new TimeoutException();
        card.Find("textarea").Input("A note");
        card.Find("form").Submit();
        Assert.Contains(NoteWords.Unanswered, card.Markup, StringComparison.Ordinal);
        Notes.Failure = null;

        card.Find("form").Submit();

        Assert.Equal(2, Notes.Attempts.Count);
        Assert.Equal(Notes.Attempts[0].CorrelationId, Notes.Attempts[1].CorrelationId);
    }

    [Fact]
    public void Add_Nothing_SaysWhatIsWrongAndAsksNobody()
    {
        var card = Show();
        card.Find("form").Submit();

        Assert.Contains("Write something first.", card.Markup, StringComparison.Ordinal);
        Assert.Empty(Notes.Attempts);
    }

    [Fact]
    public void Preview_OfMarkdown_ShowsIt()
    {
        var card = Show();
        card.Find("textarea").Input("Call **Ann**");
        Button(card, NoteWords.Preview).Click();

        Assert.Equal("Ann", card.Find("[data-preview] strong").TextContent);
    }

    [Fact]
    public void Open_DraftInTheBrowser_IsThereAgainAsTheSameAttempt()
    {
        Drafts("Half a no", "attempt-before");

        var card = Show();
        Assert.Equal("Half a no", card.Find("textarea").GetAttribute("value"));
        card.Find("form").Submit();

        Assert.Equal(("add Half a no", "attempt-before"), Assert.Single(Notes.Attempts));
    }

    [Fact]
    public void Add_Done_ForgetsTheDraft_AndNoAnswerDoesNot()
    {
        var browser = Drafts(null, null);
        var card = Show();
        card.Find("textarea").Input("A note");
        Notes.Failure = new TimeoutException();
        card.Find("form").Submit();
        Assert.DoesNotContain(browser.Invocations, call => call.Identifier == "clear");

        Notes.Failure = null;
        card.Find("form").Submit();

        Assert.Equal("note:10482", Assert.Single(browser.Invocations, call => call.Identifier == "clear").Arguments[0]);
        Assert.Equal("", card.Find("textarea").GetAttribute("value") ?? "");
    }

    /// <summary>What listens to the fields of one account must not keep them for the next.</summary>
    [Fact]
    public void Show_AnotherAccount_HasItsOwnDraft()
    {
        var browser = Drafts(null, null);
        var card = Show();
        card.Find("textarea").Input("About the first");
        var first = card.Find("form").GetAttribute("data-draft");

        card.FindComponent<AccountNotes>().Render(parameters => parameters.Add(notes => notes.AccountId, "10483"));

        Assert.Equal("", card.Find("textarea").GetAttribute("value") ?? "");
        Assert.Equal(("note:10482", "note:10483"), (first, card.Find("form").GetAttribute("data-draft")));
        Assert.Equal(2, browser.Invocations["attach"].Count);
    }

    /// <summary>A pasted log pushed everything below it off the page.</summary>
    [Fact]
    public void Show_PastedLog_KeepsToAFrameThatTheKeyboardReaches()
    {
        Notes.Notes.Add(
            Note(1, "Sam") with
            {
                Text = string.Join('\n', Enumerable.Range(1, 140).Select(line => $"line {line}")),
            }
        );
        Notes.Notes.Add(Note(2, "Sam"));

        var texts = Show().FindAll(".note-text");

        Assert.Equal(("0", "Note by Sam"), (texts[0].GetAttribute("tabindex"), texts[0].GetAttribute("aria-label")));
        Assert.False(texts[1].HasAttribute("tabindex"));
    }

    [Fact]
    public void Remove_OwnNote_AsksFirst()
    {
        Notes.Notes.Add(Note(1, Samples.Engineer.Id));
        Notes.Notes.Add(Note(2, "somebody"));
        var card = Show();
        Button(card, "Take back").Click();
        Assert.Empty(Notes.Attempts);

        Button(card, "Take back").Click();

        Assert.Equal("remove 1", Assert.Single(Notes.Attempts).Act);
    }

    [Fact]
    public void Pin_ANote_AsksTheService()
    {
        Notes.Notes.Add(Note(7, "somebody"));
        var card = Show();
        Button(card, "Pin").Click();

        Assert.Equal("pin 7 True", Assert.Single(Notes.Attempts).Act);
        Assert.Equal(NoteWords.Pinned, Assert.Single(Toasts.Current).Text);
    }

    [Fact]
    public void Acts_SomebodyElseWrites_IsShown()
    {
        var card = Render<AccountNotes>(parameters => parameters.Add(notes => notes.AccountId, "10482"));
        Notes.Notes.Add(Note(1, "somebody"));

        card.Render(parameters => parameters.Add(notes => notes.Acts, 1));

        card.WaitForAssertion(() => Assert.Single(card.FindAll("[data-note]")));
    }

    private BunitJSModuleInterop Drafts(string? text, string? attempt)
    {
        var drafts = JSInterop.SetupModule("./js/draft.js");
        drafts.Mode = JSRuntimeMode.Loose;
        drafts.Setup<NoteDraft?>("attach", _ => true).SetResult(text is null ? null : new(text, attempt));
        return drafts;
    }

    private IRenderedComponent<MudFrame> Show() =>
        RenderPage<AccountNotes>(parameters => parameters.Add(notes => notes.AccountId, "10482"));

    private static AccountNote Note(long id, string author) =>
        new()
        {
            Id = id,
            AccountId = "10482",
            AuthorId = author,
            AuthorName = author,
            WrittenAt = Samples.Now,
            Text = $"Note {id}",
        };
}
