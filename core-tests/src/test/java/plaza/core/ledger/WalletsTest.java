package plaza.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static plaza.contracts.ledger.ScriptedProvider.AWAY;
import static plaza.contracts.ledger.ScriptedProvider.DECLINED;
import static plaza.contracts.ledger.ScriptedProvider.OK;
import static plaza.contracts.ledger.ScriptedProvider.WAIT;

import java.time.Duration;
import java.util.Currency;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.gift.Gift;
import plaza.core.id.TransactionId;
import plaza.core.id.UserId;
import plaza.core.ledger.PaymentProvider.Result;
import plaza.core.ledger.Settlement.Notice;

class WalletsTest {
    private final Bank bank = new Bank(3);
    private final UserId ann = bank.people.get(0);
    private final UserId ben = bank.people.get(1);

    @Test
    void aTopUpIsWorthWhatTheRateOfItsCurrencyMakesOfIt() {
        topUp(new Money(1_000, currency("EUR")), OK);
        assertThat(wallet(ann)).isEqualTo(new Wallet(1_085, 0, 0));
        topUp(new Money(1_000, currency("JPY")), OK);
        assertThat(wallet(ann).balance()).isEqualTo(1_085 + 670);
        topUp(new Money(1_000, currency("KWD")), OK);
        assertThat(wallet(ann).balance()).isEqualTo(1_085 + 670 + 326);
        assertThat(bank.audit().isWell()).isTrue();
    }

    @Test
    void halvesGoToTheEvenCent() {
        // 1.0850 × 0.50 EUR = 0.5425; × 1.50 = 1.6275; × 3.00 = 3.255; × 5.00 = 5.425.
        assertThat(topUp(new Money(50, currency("EUR")), OK).cents()).isEqualTo(54);
        assertThat(topUp(new Money(300, currency("EUR")), OK).cents()).isEqualTo(326);
        assertThat(topUp(new Money(500, currency("EUR")), OK).cents()).isEqualTo(542);
    }

    @Test
    void whatIsDeclinedChangesNothingAndSaysSo() {
        assertThat(topUp(Money.usd(500), DECLINED).status()).isEqualTo(TransactionStatus.FAILED);
        assertThat(wallet(ann)).isEqualTo(new Wallet(0, 0, 0));
    }

    @Test
    void whatTheProviderTellsLateComesByItsNoticeOnce() {
        Transaction asked = topUp(Money.usd(500), WAIT);
        assertThat(asked.status()).isEqualTo(TransactionStatus.PENDING);
        assertThat(wallet(ann).balance()).isZero();

        bank.settlement.note(asked.id(), Notice.DONE);
        bank.settlement.note(asked.id(), Notice.DONE);
        bank.settlement.note(asked.id(), Notice.DECLINED);

        assertThat(wallet(ann).balance()).isEqualTo(500);
    }

    @Test
    void aNoticeThatIsLostIsMadeUpForByAsking() {
        Transaction waiting = topUp(Money.usd(500), WAIT);
        Transaction away = topUp(Money.usd(700), AWAY);
        assertThat(bank.cleanup.runRecent()).isZero();

        bank.provider.decide(waiting.id(), Result.DONE);
        bank.provider.decide(away.id(), Result.DECLINED);
        assertThat(bank.cleanup.runRecent()).isEqualTo(2);

        assertThat(wallet(ann).balance()).isEqualTo(500);
        assertThat(bank.ledger.find(away.id()).orElseThrow().status())
                .isEqualTo(TransactionStatus.FAILED);
        assertThat(bank.cleanup.runRecent()).isZero();
    }

    @Test
    void whatWaitsForLongIsAskedForWithEverything() {
        Transaction waiting = topUp(Money.usd(500), WAIT);
        bank.clock.advance(Duration.ofHours(3));
        bank.provider.decide(waiting.id(), Result.DONE);
        assertThat(bank.cleanup.runRecent()).isZero();
        assertThat(bank.cleanup.runAll()).isEqualTo(1);
    }

    @Test
    void theSameTopUpAgainIsTheSame() {
        TransactionId id = bank.id();
        Transaction first = bank.wallets.topUp(ann, id, Money.usd(500), OK);
        assertThat(bank.wallets.topUp(ann, id, Money.usd(500), OK)).isEqualTo(first);
        assertThat(wallet(ann).balance()).isEqualTo(500);
    }

    @Test
    void aGiftIsSharedByThePlatformAndWhoGetsIt() {
        topUp(Money.usd(10_000), OK);
        Transaction given = give(499, 3);

        assertThat(given.cents()).isEqualTo(1_497);
        assertThat(given.feeCents()).isEqualTo(449);
        assertThat(given.payoutCents()).isEqualTo(1_048);
        assertThat(wallet(ann).balance()).isEqualTo(8_503);
        assertThat(wallet(ben)).isEqualTo(new Wallet(0, 1_048, 1_048));
    }

    @Test
    void nobodyGivesWhatTheyDoNotHave() {
        topUp(Money.usd(100), OK);
        assertThat(refusal(() -> give(499, 1)).kind()).isEqualTo(ErrorKind.CONFLICT);
        assertThat(wallet(ann).balance()).isEqualTo(100);
        assertThat(wallet(ben).earnings()).isZero();
    }

    @Test
    void whatWasGivenIsPaidOutAfterTheHoldAndNotBefore() {
        topUp(Money.usd(10_000), OK);
        Transaction given = give(9_999, 1);
        long earned = given.payoutCents();
        assertThat(refusal(() -> payOut(ben, Money.usd(earned))).kind())
                .isEqualTo(ErrorKind.CONFLICT);

        bank.clock.advance(Duration.ofDays(7).plusMillis(1));
        assertThat(wallet(ben).available()).isEqualTo(earned);
        assertThat(payOut(ben, Money.usd(earned)).status()).isEqualTo(TransactionStatus.COMPLETED);
        assertThat(wallet(ben)).isEqualTo(new Wallet(0, 0, 0));
        assertThat(refusal(() -> payOut(ben, Money.usd(earned))).kind())
                .isEqualTo(ErrorKind.CONFLICT);
        assertThat(bank.audit().isWell()).isTrue();
    }

    @Test
    void aPayoutThatTheProviderDeclinesComesBack() {
        topUp(Money.usd(10_000), OK);
        long earned = give(9_999, 1).payoutCents();
        bank.clock.advance(Duration.ofDays(8));

        Transaction out = bank.wallets.payOut(ben, bank.id(), Money.usd(earned), WAIT);
        assertThat(wallet(ben).earnings()).isZero();
        bank.settlement.note(out.id(), Notice.DECLINED);
        assertThat(wallet(ben).earnings()).isEqualTo(earned);
        assertThat(bank.audit().isWell()).isTrue();
    }

    @Test
    void lessThanTheLeastIsNotPaidInOrOut() {
        assertThat(refusal(() -> topUp(Money.usd(49), OK)).kind()).isEqualTo(ErrorKind.INVALID);
        assertThat(refusal(() -> topUp(Money.usd(1_000_001), OK)).kind())
                .isEqualTo(ErrorKind.INVALID);
        assertThat(refusal(() -> payOut(ben, Money.usd(99))).kind()).isEqualTo(ErrorKind.INVALID);
        assertThat(refusal(() -> topUp(new Money(500, currency("CHF")), OK)).kind())
                .isEqualTo(ErrorKind.INVALID);
        assertThat(refusal(() -> topUp(Money.usd(500), "cash")).kind())
                .isEqualTo(ErrorKind.INVALID);
    }

    @Test
    void aGiftIsGivenBackOnceAndThePlatformBearsWhatIsGone() {
        topUp(Money.usd(10_000), OK);
        Transaction given = give(9_999, 1);
        bank.clock.advance(Duration.ofDays(8));
        payOut(ben, Money.usd(5_000));

        assertThat(bank.settlement.refund(given.id()).status())
                .isEqualTo(TransactionStatus.REFUNDED);
        bank.settlement.refund(given.id());

        assertThat(wallet(ann).balance()).isEqualTo(10_000);
        assertThat(wallet(ben)).isEqualTo(new Wallet(0, 0, 0));
        assertThat(bank.audit().isWell()).isTrue();
        assertThat(bank.audit().cents()).containsEntry(LedgerAccount.Kind.LOSSES, -5_000L);
    }

    @Test
    void aTopUpThatWasSpentIsNotGivenBackButMayBeChargedBack() {
        Transaction paid = topUp(Money.usd(10_000), OK);
        give(9_999, 1);

        assertThat(refusal(() -> bank.settlement.refund(paid.id())).kind())
                .isEqualTo(ErrorKind.CONFLICT);
        bank.settlement.note(paid.id(), Notice.CHARGED_BACK);
        bank.settlement.note(paid.id(), Notice.CHARGED_BACK);

        assertThat(wallet(ann).balance()).isZero();
        assertThat(bank.ledger.find(paid.id()).orElseThrow().status())
                .isEqualTo(TransactionStatus.CHARGED_BACK);
        assertThat(bank.audit().isWell()).isTrue();
        assertThat(bank.audit().cents()).containsEntry(LedgerAccount.Kind.LOSSES, -9_999L);
    }

    @Test
    void whatDoesNotConcernOneIsNotFound() {
        Transaction paid = topUp(Money.usd(500), OK);
        assertThat(bank.wallets.find(ann, paid.id())).isEqualTo(paid);
        assertThat(refusal(() -> bank.wallets.find(ben, paid.id())).kind())
                .isEqualTo(ErrorKind.NOT_FOUND);
    }

    private Wallet wallet(UserId user) {
        return bank.wallets.of(user);
    }

    private Transaction topUp(Money money, String method) {
        return bank.wallets.topUp(ann, bank.id(), money, method);
    }

    private Transaction payOut(UserId user, Money money) {
        return bank.wallets.payOut(user, bank.id(), money, OK);
    }

    /** From ann to ben. */
    private Transaction give(long price, int quantity) {
        Gift gift =
                bank.catalog.list().stream()
                        .filter(each -> each.cents() == price)
                        .findFirst()
                        .orElseThrow();
        return bank.giving.give(ann, bank.live.get(1), bank.id(), gift.id(), quantity);
    }

    private static Currency currency(String code) {
        return Currency.getInstance(code);
    }

    private static DomainException refusal(ThrowingCallable call) {
        DomainException refusal = catchThrowableOfType(DomainException.class, call);
        assertThat(refusal).isNotNull();
        return refusal;
    }
}
