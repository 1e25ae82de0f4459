/** A question over the page; Escape and a press outside close it. */
import { type ReactNode, useEffect } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog as AriaDialog, Heading } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useT } from '../i18n/index.ts';
import { Icon } from './icons.tsx';
import { Locale } from './Locale.tsx';

export function Dialog({
  open,
  close,
  title,
  children,
  wide,
}: {
  open: boolean;
  close: () => void;
  title: ReactNode;
  children: ReactNode;
  wide?: boolean;
}) {
  const t = useT();
  // Escape closes it, too, while the focus is nowhere: before it has come in, or where what had it is gone.
  useEffect(() => {
    if (!open) return;
    const onKey = (e: KeyboardEvent) => {
      if (e.key === 'Escape' && document.activeElement === document.body) close();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [open, close]);
  return (
    <Locale>
      <ModalOverlay className="overlay" isOpen={open} onOpenChange={(o) => !o && close()} isDismissable>
        <Modal className={wide ? 'modal modal-wide' : 'modal'}>
          <AriaDialog className="dialog">
            <header className="dialog-head">
              <Heading slot="title" level={2}>
                {title}
              </Heading>
              <Button className="button button-icon" aria-label={t('action.close')} onPress={close}>
                <Icon name="close" />
              </Button>
            </header>
            {children}
          </AriaDialog>
        </Modal>
      </ModalOverlay>
    </Locale>
  );
}
